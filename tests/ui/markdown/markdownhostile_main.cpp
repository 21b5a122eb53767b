// Shows the hostile corpus twice. The second time it names files and addresses, and nothing that
// the system is asked for between the two marks may come of that: hostile.cmake looks.
#include "tests/support/hostilecorpus.h"
#include "ui/markdown/markdownview.h"

#include <QApplication>
#include <QDir>
#include <QScrollBar>

#include <unistd.h>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

void show(MarkdownView &view, const QList<HostileText> &corpus)
{
    for (const HostileText &hostile : corpus) {
        const QString text = hostile.text.first(std::min<qsizetype>(8'000, hostile.text.size()));
        view.setText(text.first(text.size() / 2));
        view.flush();
        view.appendText(text.sliced(text.size() / 2));
        view.flush();
        view.grab();
        view.verticalScrollBar()->setValue(0);
        view.grab();
        view.selectAll();
        view.copy();
        QCoreApplication::sendPostedEvents();
    }
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QString file = QDir::current().filePath(u"hostile-target.png"_s);
    QImage(8, 8, QImage::Format_ARGB32).save(file); // also loads what saving and loading need
    MarkdownView view;
    view.resize(420, 600);
    view.show();
    show(view, hostileCorpus({u"nowhere.png"_s})); // loads the fonts
    (void)access("/conclave-begins", F_OK);
    show(view,
         hostileCorpus({file,
                        u"file://"_s + file,
                        u"hostile-target.png"_s,
                        u"/dev/zero"_s,
                        u"http://127.0.0.1:9/x.png"_s,
                        u"https://localhost/x.png"_s,
                        u"ftp://localhost/x.png"_s,
                        u"//localhost/share/x.png"_s,
                        u"\\\\localhost\\share\\x.png"_s,
                        u"qrc:/x.png"_s,
                        u"data:image/png;base64,iVBORw0KGgo="_s}));
    (void)access("/conclave-ends", F_OK);
    return 0;
}
