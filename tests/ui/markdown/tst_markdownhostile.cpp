#include "tests/support/cpuwatch.h"
#include "tests/support/hostilecorpus.h"
#include "ui/markdown/markdownview.h"

#include <QFile>
#include <QHelpEvent>
#include <QImage>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QTextCursor>

#include <algorithm>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What a turn of the event loop may take at most, in milliseconds.
constexpr double Limit = 150 * Slowness;

/// A folder with files that a text could name, and a server; knows whether any was asked for.
class Bait
{
public:
    Bait() : m_watch(inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
    {
        QImage(8, 8, QImage::Format_ARGB32).save(path(u"picture.png"_s));
        mkfifo(path(u"fifo"_s).toLocal8Bit().constData(), 0600);
        inotify_add_watch(m_watch, m_folder.path().toLocal8Bit().constData(), IN_OPEN | IN_ACCESS);
        m_server.listen(QHostAddress::LocalHost);
    }
    ~Bait() { close(m_watch); }
    Q_DISABLE_COPY_MOVE(Bait)

    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString address() const { return u"127.0.0.1:%1"_s.arg(m_server.serverPort()); }

    QStringList targets() const
    {
        return {path(u"picture.png"_s),
                u"file://"_s + path(u"picture.png"_s),
                path(u"fifo"_s), // opening it would wait for ever
                u"http://"_s + address() + u"/x.png"_s,
                u"ftp://"_s + address() + u"/x.png"_s,
                u"//"_s + address() + u"/share/x.png"_s,
                u"/dev/zero"_s,
                u"qrc:/x.png"_s,
                u"data:image/png;base64,iVBORw0KGgo="_s};
    }

    bool wasTaken()
    {
        char buffer[4096];
        const bool opened = read(m_watch, buffer, sizeof buffer) > 0;
        const bool connected = m_server.waitForNewConnection(50);
        while (QTcpSocket *connection = m_server.nextPendingConnection())
            connection->abort();
        return opened || connected;
    }

private:
    QTemporaryDir m_folder;
    QTcpServer m_server;
    int m_watch;
};

/// All that a person can do with what is shown, but for following links.
void lookAt(MarkdownView &view)
{
    view.grab();
    view.verticalScrollBar()->setValue(0);
    view.grab();
    for (int y = 10; y < view.viewport()->height(); y += 20) {
        QHelpEvent hover(
            QEvent::ToolTip, QPoint(15, y), view.viewport()->mapToGlobal(QPoint(15, y)));
        QCoreApplication::sendEvent(view.viewport(), &hover);
        QTest::mouseMove(view.viewport(), QPoint(15, y));
    }
    view.selectAll();
    view.copy();
    QCoreApplication::sendPostedEvents();
}

} // namespace

/// Texts that a model may write to hurt the program that shows them.
class MarkdownHostileTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin)"_s)); }

    void staysResponsive_data()
    {
        QTest::addColumn<QString>("text");
        const QList<HostileText> corpus = hostileCorpus({u"/dev/zero"_s, u"//host/share"_s});
        for (const HostileText &hostile : corpus)
            QTest::newRow(qPrintable(hostile.name)) << hostile.text;
    }

    void staysResponsive()
    {
        QFETCH(QString, text);
        constexpr qsizetype piece = 4096;
        constexpr qsizetype end = 3 * piece; // the longer a text, the more this would cost
        // Qt decodes the picture of an emoji each time that it asks for the size.
        const double limit = QTest::currentDataTag() == "joined emoji"_ba ? 5 * Limit : Limit;
        MarkdownView view;
        view.resize(420, 600);
        view.show();
        double worst = 0;
        for (qsizetype at = 0; at < text.size();) {
            const qsizetype middle = at < piece ? 0 : text.size() - end - at;
            const CpuWatch watch;
            view.appendText(text.mid(at, std::max(piece, middle)));
            view.flush();
            view.viewport()->repaint();
            if (middle <= piece)
                worst = std::max(worst, watch.milliseconds());
            at += std::max(piece, middle);
        }
        qInfo("%.0f ms at most for 4 kB", worst);
        QVERIFY2(worst < limit, qPrintable(QString::number(worst)));
        const CpuWatch watch;
        view.resize(380, 600);
        view.grab();
        QVERIFY(watch.milliseconds() < 20 * Limit);
        QCOMPARE(view.rawText(), text);
    }

    void theBaitWorks()
    {
        Bait bait;
        QVERIFY(!bait.wasTaken());
        QVERIFY(QFile(bait.path(u"picture.png"_s)).open(QIODevice::ReadOnly));
        QVERIFY(bait.wasTaken());
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, bait.address().section(u':', 1).toUShort());
        QVERIFY(bait.wasTaken());
        QVERIFY(!bait.wasTaken());
    }

    void nothingIsOpened()
    {
        Bait bait;
        MarkdownView view;
        view.resize(420, 600);
        view.show();
        const QList<HostileText> corpus = hostileCorpus(bait.targets());
        view.setText(corpus.first().text);
        view.flush();
        lookAt(view);
        QVERIFY(view.toPlainText().contains(u"[image: a"_s));
        QVERIFY(!bait.wasTaken());
    }

    void notEvenAPictureInTheDocumentIsLoaded()
    {
        Bait bait;
        MarkdownView view;
        view.resize(420, 600);
        view.show();
        QTextCursor cursor(view.document()); // as if the reader of Markdown had a fault
        QStringList targets = bait.targets();
        targets.removeOne(bait.path(u"fifo"_s)); // a failure should be one, not a hang
        targets.removeOne(u"/dev/zero"_s);
        for (const QString &target : std::as_const(targets))
            cursor.insertHtml(u"<img src=\"%1\"> <a href=\"%1\">x</a>"_s.arg(target));
        lookAt(view);
        QVERIFY(!bait.wasTaken());
    }
};

QTEST_MAIN(MarkdownHostileTest)
#include "tst_markdownhostile.moc"
