#include "core/base/systemclock.h"
#include "core/council/presets.h"
#include "core/net/networktransport.h"
#include "tests/support/fakeserver.h"
#include "ui/settings/councileditor.h"
#include "ui/settings/modelbox.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class ModelBoxTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        // The offscreen platform warns whenever a window is shown; everything else is a failure.
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        QLocale::setDefault(QLocale(QLocale::English));
        m_server = std::make_unique<FakeServer>();
        QVERIFY(m_server->listen());
        m_endpoint = {.id = EndpointId::create(), .name = u"Mine"_s, .url = m_server->url()};
    }
    void cleanup() { m_editor.reset(); }

    void listsWhenItIsOpenedAndOnlyOnce()
    {
        m_server->setModels({u"phi4"_s, u"qwen3"_s});
        open(sixSeats(m_endpoint, u"typed-before"_s));
        QTest::qWait(0);
        QVERIFY(m_server->probes().isEmpty()); // nobody is asked unasked

        box()->showPopup();
        QCOMPARE(note(), u"Listing the models of Mine…"_s);
        QCOMPARE(items().constLast(), note());
        QVERIFY(!box()->model()->flags(box()->model()->index(box()->count() - 1, 0)));
        QTRY_COMPARE(note(), QString());
        QVERIFY(box()->view()->isVisible());
        QCOMPARE(items(), (QStringList{u"phi4"_s, u"qwen3"_s, u"typed-before"_s}));
        QCOMPARE(box()->currentText(), u"typed-before"_s);
        QCOMPARE(m_editor->council().members.constFirst().model, u"typed-before"_s);

        box()->hidePopup();
        box()->showPopup();
        QVERIFY(!items().contains(u"Listing the models of Mine…"_s));
        QCOMPARE(m_server->probes().size(), 1);
    }

    void showsTheContextBesideTheName()
    {
        m_server->setKind(serverKind("vllm"));
        open(sixSeats(m_endpoint, QString()));
        openList();
        const QModelIndex first = box()->model()->index(0, 0);
        QCOMPARE(first.data(Qt::AccessibleTextRole).toString(),
                 u"Qwen/Qwen3-32B, reads up to 40,960 tokens"_s);
        box()->setCurrentIndex(0);
        QCOMPARE(box()->currentText(), u"Qwen/Qwen3-32B"_s);
        QCOMPARE(m_editor->council().members.constFirst().model, u"Qwen/Qwen3-32B"_s);
    }

    void findsAnyPartOfAName()
    {
        m_server->setModels({u"maker/Phi4"_s, u"maker/qwen3"_s});
        open(sixSeats(m_endpoint, QString()));
        box()->setFocus();
        QTest::keyClicks(box()->lineEdit(), u"PHI"_s);
        QTRY_COMPARE(note(), QString());
        QCOMPARE(box()->currentText(), u"PHI"_s);
        QTest::keyClicks(box()->lineEdit(), u"4"_s);
        QCompleter *completer = box()->completer();
        QCOMPARE(completer->completionCount(), 1);
        QVERIFY(completer->popup()->isVisible());
        QTest::keyClick(completer->popup(), Qt::Key_Down);
        QTest::keyClick(completer->popup(), Qt::Key_Return);
        QCOMPARE(m_editor->council().members.constFirst().model, u"maker/Phi4"_s);
    }

    void typingIsNotDisturbedByTheList()
    {
        m_server->setModels({u"qwen3"_s});
        m_server->hold(2);
        open(sixSeats(m_endpoint, QString()));
        QTest::keyClicks(box()->lineEdit(), u"my-own"_s);
        box()->lineEdit()->setCursorPosition(2);
        m_server->release();
        QTRY_COMPARE(note(), QString());
        QCOMPARE(box()->currentText(), u"my-own"_s);
        QCOMPARE(box()->lineEdit()->cursorPosition(), 2);
        QCOMPARE(m_editor->council().members.constFirst().model, u"my-own"_s);
    }

    void aFailureIsSaidAndTriedAgain()
    {
        m_server->setKind({});
        open(sixSeats(m_endpoint, QString()));
        openList();
        QCOMPARE(note(),
                 u"⚠ There is no list of models at this address. You can type a model's name."_s);
        const qsizetype asked = m_server->probes().size();
        box()->hidePopup();
        QTest::keyClicks(box()->lineEdit(), u"free"_s);
        QCOMPARE(m_editor->council().members.constFirst().model, u"free"_s);

        m_server->setKind(serverKind("vllm"));
        openList();
        QCOMPARE(note(), QString());
        QCOMPARE(m_server->probes().size(), asked + 1);
    }

    void aServerThatIsNotSetUpIsNotAsked()
    {
        Endpoint strange = m_endpoint;
        strange.id = EndpointId::create();
        open(sixSeats(strange, u"m"_s));
        box()->showPopup();
        QCOMPARE(note(), QString());
        strange = m_endpoint;
        strange.url = QUrl(u"http://127.0.0.1:9/v1"_s); // the same id proves nothing
        open(sixSeats(strange, u"m"_s));
        box()->showPopup();
        QCOMPARE(note(), QString());
        QTest::qWait(0);
        QCOMPARE(m_server->accepted(), 0);
    }

    void closingEndsTheListing()
    {
        m_server->setKind(serverKind("silent"));
        open(sixSeats(m_endpoint, QString()));
        box()->showPopup();
        QTRY_COMPARE(m_server->openConnections(), 1);
        m_editor.reset();
        QTRY_COMPARE(m_server->openConnections(), 0);
    }

    void changedEndpointsAreAskedAnew()
    {
        m_server->setModels({u"phi4"_s});
        open(sixSeats(m_endpoint, QString()));
        openList();
        box()->hidePopup();
        m_editor->setEndpoints({m_endpoint});
        QVERIFY(!items().contains(u"phi4"_s));
        openList();
        QCOMPARE(m_server->probes().size(), 2);
    }

    void thousandsOfModelsAreNoTrouble()
    {
        QStringList many;
        for (int i = 0; i < 3000; ++i)
            many += u"maker/model-%1"_s.arg(i);
        m_server->setModels(many);
        open(sixSeats(m_endpoint, QString()));
        openList();
        QCOMPARE(box()->count(), 3000);
        box()->hidePopup();
        QTest::keyClicks(box()->lineEdit(), u"-2999"_s);
        QCOMPARE(box()->completer()->completionCount(), 1);
    }

private:
    void open(const Council &council)
    {
        const ServerAccess servers{.transport = m_transport,
                                   .clock = m_clock,
                                   .access = [](const Endpoint &endpoint, const auto &reached) {
                                       reached(EndpointAccess{endpoint.url, {}});
                                   }};
        m_editor = std::make_unique<CouncilEditor>(council, QList{m_endpoint}, servers);
        m_editor->show();
        m_editor->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_editor.get()));
    }
    void openList()
    {
        box()->showPopup();
        QTRY_VERIFY(!note().startsWith(u"Listing"_s));
    }
    ModelBox *box() const { return m_editor->findChild<ModelBox *>(); }
    QString note() const { return m_editor->findChild<QLabel *>(u"modelNote"_s)->text(); }
    QStringList items() const
    {
        QStringList texts;
        for (int row = 0; row < box()->count(); ++row)
            texts += box()->itemText(row);
        return texts;
    }

    SystemClock m_clock;
    NetworkTransport m_transport{m_clock};
    std::unique_ptr<FakeServer> m_server;
    Endpoint m_endpoint;
    std::unique_ptr<CouncilEditor> m_editor;
};

QTEST_MAIN(ModelBoxTest)
#include "tst_modelbox.moc"
