#include "core/base/systemclock.h"
#include "core/dialects/dialects.h"
#include "core/net/networktransport.h"
#include "tests/support/accessibility.h"
#include "ui/settings/endpointaddress.h"
#include "ui/settings/endpointeditor.h"
#include "ui/settings/endpointtemplates.h"
#include "ui/settings/notelabel.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

EndpointDraft templateNamed(const QString &name)
{
    const QList<EndpointDraft> drafts = endpointTemplates();
    return *std::ranges::find(
        drafts, name, [](const EndpointDraft &draft) { return draft.endpoint.name; });
}

} // namespace

class EndpointEditorTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        // The offscreen platform warns whenever a window is shown; everything else is a failure.
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        EndpointDraft local = templateNamed(u"LM Studio"_s);
        local.endpoint.id = EndpointId::create();
        local.usedBy = {u"Six Seats"_s, u"Night shift"_s};
        EndpointDraft cloud = templateNamed(u"OpenRouter"_s);
        cloud.endpoint.id = EndpointId::create();
        open({local, cloud});
    }

    void noNoteIsCut()
    {
        m_editor->show();
        for (int width = 620; width <= 1100; width += 16) {
            m_editor->resize(width, 740);
            for (const auto kind : {Error::Kind::KeyRingTimeout, Error::Kind::NoKeyRing}) {
                m_editor->showKeyRing(Error{.kind = kind});
                expectWholeNotes();
                m_editor->showKeyRing(std::monostate{});
                expectWholeNotes();
            }
        }
    }

    void readsAddressesAsPeopleMeanThem_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("meant");

        QTest::newRow("as it is") << u"https://api.openai.com/v1"_s
                                  << u"https://api.openai.com/v1"_s;
        QTest::newRow("spaces and slash")
            << u"  https://a.example/v1/ "_s << u"https://a.example/v1"_s;
        QTest::newRow("this machine") << u"localhost:1234/v1"_s << u"http://localhost:1234/v1"_s;
        QTest::newRow("this machine by number")
            << u"127.0.0.1:8080/v1"_s << u"http://127.0.0.1:8080/v1"_s;
        QTest::newRow("another machine")
            << u"api.example.com/v1"_s << u"https://api.example.com/v1"_s;
        QTest::newRow("no machine of ours")
            << u"127.evil.example/v1"_s << u"https://127.evil.example/v1"_s;
        QTest::newRow("a request's path")
            << u"https://a.example/v1/chat/completions"_s << u"https://a.example/v1"_s;
        QTest::newRow("nothing") << u" "_s << QString();
    }
    void readsAddressesAsPeopleMeanThem()
    {
        QFETCH(QString, typed);
        QFETCH(QString, meant);
        QCOMPARE(addressFromText(typed).toString(), meant);
    }

    void templatesAreUsableAsTheyAre()
    {
        const QList<EndpointDraft> templates = endpointTemplates();
        QVERIFY(templates.size() >= 10);
        for (const EndpointDraft &draft : templates) {
            QCOMPARE(endpointProblem(draft), QString());
            QCOMPARE(endpointWarning(draft), QString());
            QVERIFY(dialectNamed(draft.endpoint.dialect));
        }
    }

    void theProtocolCanBeChosen()
    {
        EndpointDraft draft = templateNamed(u"LM Studio"_s);
        draft.endpoint.id = EndpointId::create();
        open({draft});
        auto *dialect = find<QComboBox>(u"dialect"_s);
        QCOMPARE(dialect->currentData().toString(), u"openai"_s);
        dialect->setCurrentIndex(dialect->findData(u"anthropic"_s));
        emit dialect->activated(dialect->currentIndex());
        QCOMPARE(m_editor->drafts().first().endpoint.dialect, u"anthropic"_s);
        QVERIFY(okButton()->isEnabled());
    }

    void aTemplateWhoseVariableIsSetUsesIt()
    {
        qputenv("GROQ_API_KEY", "sk-set");
        const EndpointDraft added = addGroq();
        qunsetenv("GROQ_API_KEY");
        QCOMPARE(added.endpoint.url, QUrl(u"https://api.groq.com/openai/v1"_s));
        QCOMPARE(added.keySource, KeySource::Variable);
        QCOMPARE(added.keyVariable, u"GROQ_API_KEY"_s);
        QVERIFY(!added.endpoint.id.isNull());
        QCOMPARE(find<QListWidget>(u"endpoints"_s)->currentRow(), 2);
        QVERIFY(okButton()->isEnabled());
    }

    void aTemplateWhoseVariableIsNotSetWantsAKeyForTheKeyRing()
    {
        qunsetenv("GROQ_API_KEY");
        const EndpointDraft added = addGroq();
        QCOMPARE(added.keySource, KeySource::KeyRing);
        QVERIFY(find<QRadioButton>(u"keyInRing"_s)->isChecked());
        QVERIFY2(problem().contains(u"Enter the key"_s), qPrintable(problem()));
        type(u"key"_s, u"sk-abc123"_s);
        QVERIFY(okButton()->isEnabled());
        QCOMPARE(m_editor->drafts().last().typedKey->forHeader(), "sk-abc123"_ba);
    }

    void editsWhatIsSelected()
    {
        type(u"endpointName"_s, u"My GPU"_s);
        type(u"address"_s, u"localhost:9999/v1/"_s);
        find<QSpinBox>(u"parallelLimit"_s)->setValue(2);

        const Endpoint endpoint = m_editor->drafts().first().endpoint;
        QCOMPARE(endpoint.name, u"My GPU"_s);
        QCOMPARE(endpoint.url, QUrl(u"http://localhost:9999/v1"_s));
        QCOMPARE(endpoint.parallelLimit, 2);
        QCOMPARE(find<QLabel>(u"addressState"_s)->text(), u"Used as http://localhost:9999/v1"_s);
        QCOMPARE(find<QListWidget>(u"endpoints"_s)->item(0)->text(), u"My GPU"_s);
    }

    void refusesUnusableAddressesInWords_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("words");

        QTest::newRow("scheme") << u"ftp://a.example"_s << u"http:// or https://"_s;
        QTest::newRow("password") << u"https://me:secret@a.example/v1"_s << u"password"_s;
        QTest::newRow("query") << u"https://a.example/v1?key=1"_s << u"“?”"_s;
        QTest::newRow("nothing") << QString() << u"Enter the address."_s;
    }
    void refusesUnusableAddressesInWords()
    {
        QFETCH(QString, typed);
        QFETCH(QString, words);
        type(u"address"_s, typed);
        QVERIFY2(problem().contains(words), qPrintable(problem()));
        QVERIFY(!okButton()->isEnabled());
        type(u"address"_s, u"https://a.example/v1"_s);
        QVERIFY(okButton()->isEnabled());
        QVERIFY(find<QLabel>(u"problem"_s)->isHidden());
    }

    void trimsAPastedKey()
    {
        find<QRadioButton>(u"keyInMemory"_s)->click();
        QVERIFY(problem().contains(u"Enter the key"_s));
        type(u"key"_s, u"  "_s);
        QVERIFY(problem().contains(u"Enter the key"_s));
        type(u"key"_s, u" \"sk-abc123\"\n"_s);
        QVERIFY(keyState().contains(u"are left out"_s));

        const EndpointDraft draft = m_editor->drafts().first();
        QCOMPARE(draft.keySource, KeySource::Memory);
        QVERIFY(draft.typedKey);
        QCOMPARE(draft.typedKey->forHeader(), QByteArray("sk-abc123"));
        QVERIFY(okButton()->isEnabled());

        find<QRadioButton>(u"noKey"_s)->click();
        QVERIFY(!m_editor->drafts().first().typedKey);
    }

    void refusesAKeyWithAControlCharacterInside()
    {
        find<QRadioButton>(u"keyInMemory"_s)->click();
        type(u"key"_s, u"sk-abc\r\nHost: evil"_s);
        QVERIFY2(problem().contains(u"This is no key"_s), qPrintable(problem()));
        QVERIFY(!problem().contains(u"evil"_s));
        QVERIFY(!okButton()->isEnabled());
    }

    void aKeptKeyIsNeitherShownNorAskedFor_data()
    {
        QTest::addColumn<KeySource>("source");
        QTest::addColumn<QString>("words");
        QTest::newRow("ring") << KeySource::KeyRing << u"✓ Saved in the key ring."_s;
        QTest::newRow("file") << KeySource::File << u"✓ Saved in the file."_s;
        QTest::newRow("memory") << KeySource::Memory << u"✓ Kept in memory until you quit."_s;
    }
    void aKeptKeyIsNeitherShownNorAskedFor()
    {
        QFETCH(const KeySource, source);
        QFETCH(const QString, words);
        openKept(source, true);
        QVERIFY(okButton()->isEnabled());
        QVERIFY(find<QLineEdit>(u"key"_s)->text().isEmpty());
        QVERIFY(find<QLineEdit>(u"key"_s)->placeholderText().contains(u"type to replace it"_s));
        QCOMPARE(keyState(), words);
        QVERIFY(!m_editor->drafts().first().typedKey);

        type(u"key"_s, u"sk-new"_s);
        QCOMPARE(m_editor->drafts().first().typedKey->forHeader(), "sk-new"_ba);
        QVERIFY(okButton()->isEnabled());
    }

    void aKeyThatMemoryLostIsMissed()
    {
        openKept(KeySource::Memory, false);
        QVERIFY2(keyState().contains(u"is gone since the restart"_s), qPrintable(keyState()));
        QVERIFY(okButton()->isEnabled()); // other endpoints can be edited all the same
        find<QRadioButton>(u"keyInRing"_s)->click();
        QVERIFY(problem().contains(u"Enter the key"_s));
    }

    void aKeyInMemoryCanBeSavedWithoutTypingItAgain()
    {
        openKept(KeySource::Memory, true);
        find<QRadioButton>(u"keyInRing"_s)->click();
        QVERIFY(okButton()->isEnabled());
        QVERIFY(keyState().contains(u"The key that is in memory is used"_s));
        QCOMPARE(m_editor->drafts().first().keySource, KeySource::KeyRing);
    }

    void aKeyInTheRingThatWasNotUsedYetCannotBeMoved()
    {
        openKept(KeySource::KeyRing, false);
        QVERIFY(okButton()->isEnabled());
        find<QRadioButton>(u"keyInFile"_s)->click();
        QVERIFY(problem().contains(u"Enter the key"_s));
        QVERIFY(keyState().contains(u"removed from the key ring"_s));
    }

    void aKeyDoesNotMoveToAnotherServer()
    {
        openKept(KeySource::KeyRing, true);
        type(u"address"_s, u"https://elsewhere.example/v1"_s);
        QVERIFY2(problem().contains(u"belongs to https://api.together.xyz and stays there"_s),
                 qPrintable(problem()));
        QVERIFY(!okButton()->isEnabled());
        QCOMPARE(keyState(), QString());
        type(u"address"_s, u"https://api.together.xyz/v2"_s);
        QVERIFY(okButton()->isEnabled());
        QCOMPARE(keyState(), u"✓ Saved in the key ring."_s);
    }

    void forgettingIsHavingNoKey()
    {
        QVERIFY(!find<QPushButton>(u"forgetKey"_s)->isVisible());
        openKept(KeySource::KeyRing, false);
        find<QPushButton>(u"forgetKey"_s)->click();
        QCOMPARE(m_editor->drafts().first().keySource, KeySource::None);
        QVERIFY(keyState().contains(u"removed from the key ring"_s));
        QVERIFY(okButton()->isEnabled());
    }

    void saysWhetherThereIsAKeyRing()
    {
        QCOMPARE(ringState()->text(), u"Looking for a key ring…"_s);
        m_editor->showKeyRing(std::monostate{});
        QVERIFY(ringState()->text().contains(u"There is a key ring here"_s));
        m_editor->showKeyRing(Error{.kind = Error::Kind::NoKeyRing, .message = u"no <b>bus</b>"_s});
        QVERIFY(ringState()->text().contains(u"kept in memory until you quit"_s));
        QVERIFY(ringState()->toolTip().contains(u"&lt;b&gt;"_s));
        m_editor->showKeyRing(Error{.kind = Error::Kind::KeyRingTimeout});
        QVERIFY(ringState()->text().contains(u"does not answer"_s));
    }

    void everyPlaceIsExplained()
    {
        for (const auto &place :
             {u"keyInRing"_s, u"keyFromVariable"_s, u"keyInMemory"_s, u"keyInFile"_s}) {
            auto *choice = find<QRadioButton>(place);
            QVERIFY(!choice->accessibleDescription().isEmpty());
            QVERIFY(!choice->toolTip().isEmpty());
            QCOMPARE(find<QLabel>(place + u"Note"_s)->text(), choice->accessibleDescription());
        }
        QVERIFY(find<QLabel>(u"keyInFileNote"_s)->text().contains(u"Unencrypted"_s));
    }

    void theKeyIsShownOnlyOnDemand()
    {
        find<QRadioButton>(u"keyInMemory"_s)->click();
        QCOMPARE(find<QLineEdit>(u"key"_s)->echoMode(), QLineEdit::Password);
        find<QPushButton>(u"revealKey"_s)->click();
        QCOMPARE(find<QLineEdit>(u"key"_s)->echoMode(), QLineEdit::Normal);
        select(1);
        QCOMPARE(find<QLineEdit>(u"key"_s)->echoMode(), QLineEdit::Password);
    }

    void saysWhetherTheVariableIsSet()
    {
        qputenv("CONCLAVE_TEST_KEY", "x");
        find<QRadioButton>(u"keyFromVariable"_s)->click();
        type(u"keyVariable"_s, u"CONCLAVE_TEST_KEY"_s);
        QVERIFY(find<QLabel>(u"variableState"_s)->text().contains(u"is set now"_s));
        type(u"keyVariable"_s, u"CONCLAVE_TEST_NO_SUCH_KEY"_s);
        QVERIFY(find<QLabel>(u"variableState"_s)->text().contains(u"not set"_s));
        QVERIFY(okButton()->isEnabled()); // it may be set at the next start
        QCOMPARE(m_editor->drafts().first().keyVariable, u"CONCLAVE_TEST_NO_SUCH_KEY"_s);
    }

    void aKeyIsNoNameOfAVariable()
    {
        find<QRadioButton>(u"keyFromVariable"_s)->click();
        type(u"keyVariable"_s, u"sk-abc123"_s);
        QVERIFY(problem().contains(u"In the key ring"_s));
        QVERIFY(!okButton()->isEnabled());
    }

    void warnsOfAKeyInTheClear()
    {
        select(1);
        QVERIFY(find<QLabel>(u"warning"_s)->isHidden());
        type(u"address"_s, u"http://models.example/v1"_s);
        QVERIFY(!find<QLabel>(u"warning"_s)->isHidden());
        QVERIFY(find<QLabel>(u"warning"_s)->text().contains(u"models.example"_s));
        QVERIFY(okButton()->isEnabled());
        type(u"address"_s, u"http://127.0.0.1:8080/v1"_s);
        QVERIFY(find<QLabel>(u"warning"_s)->isHidden());
    }

    void anEndpointInUseStays()
    {
        QVERIFY(!find<QPushButton>(u"removeEndpoint"_s)->isEnabled());
        QVERIFY(find<QLabel>(u"removeNote"_s)->text().contains(u"Night shift"_s));
        auto *list = find<QListWidget>(u"endpoints"_s);
        list->setFocus();
        QTRY_COMPARE(QApplication::focusWidget(), list);
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(m_editor->drafts().size(), 2);

        select(1);
        find<QPushButton>(u"removeEndpoint"_s)->click();
        QCOMPARE(m_editor->drafts().size(), 1);
        QCOMPARE(find<QLineEdit>(u"endpointName"_s)->text(), u"LM Studio"_s);
    }

    void everythingHasANameAndAMnemonicOfItsOwn()
    {
        find<QRadioButton>(u"keyInMemory"_s)->click();
        QCOMPARE(namelessWidgets(*m_editor).join(u' '), QString());
        QCOMPARE(sharedMnemonics(*m_editor).join(u' '), QString());
        open({});
        QCOMPARE(namelessWidgets(*m_editor).join(u' '), QString());
    }

private:
    void expectWholeNotes() const
    {
        for (int round = 0; round < 5; ++round)
            QCoreApplication::processEvents(); // as the loop lays out, from inside to outside
        const QList<NoteLabel *> notes = m_editor->findChildren<NoteLabel *>();
        for (const NoteLabel *note : notes) {
            if (note->isVisible())
                QVERIFY2(note->height() >= note->heightForWidth(note->width()),
                         qPrintable(
                             u"%1 is %2 high, not %3, in a window %4 wide"_s.arg(note->objectName())
                                 .arg(note->height())
                                 .arg(note->heightForWidth(note->width()))
                                 .arg(m_editor->width())));
        }
    }
    void open(const QList<EndpointDraft> &drafts)
    {
        m_editor = std::make_unique<EndpointEditor>(drafts, m_servers);
        m_editor->show();
    }

    template<typename Widget>
    Widget *find(const QString &name) const
    {
        return m_editor->findChild<Widget *>(name);
    }

    void select(int row) { find<QListWidget>(u"endpoints"_s)->setCurrentRow(row); }
    EndpointDraft addGroq()
    {
        const QList<QAction *> actions = find<QPushButton>(u"addEndpoint"_s)->menu()->actions();
        (*std::ranges::find(actions, u"Groq"_s, &QAction::text))->trigger();
        return m_editor->drafts().last();
    }

    void openKept(KeySource source, bool isAtHand)
    {
        EndpointDraft draft = templateNamed(u"Together"_s);
        draft.endpoint.id = EndpointId::create();
        draft.keySource = source;
        draft.keptIn = source;
        draft.keptFor = draft.endpoint.url;
        draft.keyAtHand = isAtHand;
        open({draft});
    }

    QString keyState() const { return find<QLabel>(u"keyState"_s)->text(); }
    QLabel *ringState() const { return find<QLabel>(u"ringState"_s); }
    QString problem() const { return find<QLabel>(u"problem"_s)->text(); }

    QPushButton *okButton() const
    {
        return m_editor->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    }

    void type(const QString &field, const QString &text)
    {
        auto *line = find<QLineEdit>(field);
        line->setText(text);
        emit line->textEdited(text);
    }

    SystemClock m_clock;
    NetworkTransport m_transport{m_clock};
    const ServerAccess m_servers{.transport = m_transport, .clock = m_clock};
    std::unique_ptr<EndpointEditor> m_editor;
};

QTEST_MAIN(EndpointEditorTest)
#include "tst_endpointeditor.moc"
