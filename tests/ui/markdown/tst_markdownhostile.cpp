#include "tests/ui/markdown/hostilecorpus.h"
#include "ui/markdown/markdownview.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <ctime>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

double cpuTime()
{
    timespec time = {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return 1e3 * double(time.tv_sec) + double(time.tv_nsec) / 1e6;
}

} // namespace

class MarkdownHostileTest : public QObject
{
    Q_OBJECT

private slots:
    void staysResponsive_data()
    {
        QTest::addColumn<QString>("text");
        const QList<HostileText> corpus = hostileCorpus({u"/dev/zero"_s, u"file:///dev/zero"_s});
        for (const HostileText &hostile : corpus)
            QTest::newRow(qPrintable(hostile.name)) << hostile.text;
    }

    void staysResponsive()
    {
        QFETCH(QString, text);
        MarkdownView view;
        view.resize(420, 600);
        view.show();
        double worst = 0, total = 0;
        qsizetype where = 0;
        for (qsizetype at = 0; at < text.size(); at += 4096) {
            const double before = cpuTime();
            view.appendText(text.mid(at, 4096));
            view.flush();
            view.viewport()->repaint();
            const double cost = cpuTime() - before;
            total += cost;
            if (cost > worst) {
                worst = cost;
                where = at;
            }
        }
        double before = cpuTime();
        view.resize(380, 600);
        view.grab();
        qInfo() << "worst" << worst << "ms at" << where / 1000 << "total" << total << "resize"
                << cpuTime() - before << "kB" << text.size() / 1000;
    }
};

QTEST_MAIN(MarkdownHostileTest)
#include "tst_markdownhostile.moc"
