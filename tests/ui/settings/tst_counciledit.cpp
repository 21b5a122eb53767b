#include "core/base/systemclock.h"
#include "core/council/presets.h"
#include "core/net/networktransport.h"
#include "tests/support/accessibility.h"
#include "ui/settings/councileditor.h"
#include "ui/settings/councilproblems.h"
#include "ui/widgets/messagestrip.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

Endpoint endpoint(const QString &name, const QString &url)
{
    return {.id = EndpointId::create(), .name = name, .url = QUrl(url)};
}

QStringList names(const Council &council)
{
    QStringList names;
    for (const Member &member : council.members)
        names += member.name;
    return names;
}

} // namespace

class CouncilEditTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        // The offscreen platform warns whenever a window is shown; everything else is a failure.
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        open(sixSeats(m_local, u"llama3.1:8b"_s));
    }

    void untouchedCouncilComesOutAsItWentIn()
    {
        Council council = sixSeats(m_local, u"llama3.1:8b"_s);
        council.limits.deadline = std::chrono::seconds(30);
        council.limits.quorum = 3;
        council.unread = {{u"mood"_s, u"calm"_s}};
        council.members[1].parameters.temperature = 1.0 / 3; // more digits than a field shows
        council.members[1].unread = {{u"hat"_s, u"black"_s}};
        open(council);

        for (int row = 0; row < seats()->model()->rowCount(); ++row)
            select(row);

        QCOMPARE(m_editor->council(), council);
    }

    void editsTheSelectedSeat()
    {
        select(2);
        type(u"seatName"_s, u"Librarian"_s);
        type(u"emoji"_s, u"📖"_s);
        find<QPlainTextEdit>(u"role"_s)->setPlainText(u"Quote."_s);
        find<QComboBox>(u"model"_s)->setEditText(u" mistral:7b "_s);

        const Member seat = m_editor->council().members.at(2);
        QCOMPARE(seat.name, u"Librarian"_s);
        QCOMPARE(seat.emoji, u"📖"_s);
        QCOMPARE(seat.role, u"Quote."_s);
        QCOMPARE(seat.model, u"mistral:7b"_s);
        QCOMPARE(m_editor->council().members.at(1).name, u"Critic"_s);
    }

    void colorIsOneOfEightOrFollowsThePlace()
    {
        find<QToolButton>(u"color3"_s)->click();
        QCOMPARE(m_editor->council().members.first().color, u"#c96fa1"_s);
        find<QToolButton>(u"color100"_s)->click();
        QCOMPARE(m_editor->council().members.first().color, QString());
    }

    void whatIsNotSetIsNotSent()
    {
        QVERIFY(!find<QDoubleSpinBox>(u"number"_s, u"temperature"_s)->isEnabled());
        QCOMPARE(m_editor->council().members.first().parameters, Parameters{});

        find<QCheckBox>(u"isSet"_s, u"temperature"_s)->click();
        find<QDoubleSpinBox>(u"number"_s, u"temperature"_s)->setValue(1.2);
        find<QCheckBox>(u"isSet"_s, u"maxTokens"_s)->click();
        find<QDoubleSpinBox>(u"number"_s, u"maxTokens"_s)->setValue(512);
        QCOMPARE(m_editor->council().members.first().parameters.temperature, 1.2);
        QCOMPARE(m_editor->council().members.first().parameters.maxTokens, 512);

        find<QCheckBox>(u"isSet"_s, u"temperature"_s)->click();
        QVERIFY(!m_editor->council().members.first().parameters.temperature);
    }

    void movesMembersButNeverTheChairs()
    {
        select(1);
        seats()->setFocus();
        QTRY_COMPARE(QApplication::focusWidget(), seats());
        QTest::keyClick(seats(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(names(m_editor->council()).first(2), QStringList({u"Critic"_s, u"Strategist"_s}));
        QCOMPARE(seats()->currentIndex().row(), 0);
        QVERIFY(!find<QPushButton>(u"seatUp"_s)->isEnabled());

        find<QPushButton>(u"seatDown"_s)->click();
        QCOMPARE(names(m_editor->council()).first(2), QStringList({u"Strategist"_s, u"Critic"_s}));

        const Council before = m_editor->council();
        QVERIFY(!seats()->model()->moveRow({}, 6, {}, 0)); // what a drag of the chair would do
        select(6);
        QVERIFY(!find<QPushButton>(u"seatUp"_s)->isEnabled());
        QVERIFY(!find<QPushButton>(u"removeSeat"_s)->isEnabled());
        QTest::keyClick(seats(), Qt::Key_Delete);
        QCOMPARE(m_editor->council(), before);
    }

    void droppingBelowTheChairsMakesAMemberTheLast()
    {
        QVERIFY(seats()->model()->moveRow({}, 0, {}, seats()->model()->rowCount()));
        QCOMPARE(names(m_editor->council()).last(), u"Strategist"_s);
        QCOMPARE(m_editor->council().chair->name, u"Chair"_s);
    }

    void addsDuplicatesAndRemoves()
    {
        select(1);
        find<QPushButton>(u"duplicateSeat"_s)->click();
        QCOMPARE(names(m_editor->council()).mid(1, 2),
                 QStringList({u"Critic"_s, u"Critic (copy)"_s}));
        QVERIFY(m_editor->council().members.at(1).id != m_editor->council().members.at(2).id);

        find<QPushButton>(u"removeSeat"_s)->click();
        find<QPushButton>(u"addSeat"_s)->click();
        const Council council = m_editor->council();
        QCOMPARE(council.members.size(), 7);
        QCOMPARE(council.members.at(seats()->currentIndex().row()).name, u"New member"_s);
        QCOMPARE(council.members.at(seats()->currentIndex().row()).endpoint, m_local);
        QVERIFY(okButton()->isEnabled());
    }

    void aSeatIsTakenByItsCheckBoxInTheListAndInTheForm()
    {
        select(0);
        seats()->model()->setData(seats()->currentIndex(), Qt::Unchecked, Qt::CheckStateRole);
        QVERIFY(!m_editor->council().members.first().enabled);
        QVERIFY(!find<QCheckBox>(u"seatEnabled"_s)->isChecked());
        find<QCheckBox>(u"seatEnabled"_s)->click();
        QVERIFY(m_editor->council().members.first().enabled);
    }

    void theListsCheckBoxAnswersToMouseAndSpace()
    {
        const QRect row = seats()->visualRect(seats()->model()->index(1, 0));
        const QPoint box(row.left() + 10, row.center().y());
        QTest::mouseClick(seats()->viewport(), Qt::LeftButton, {}, box);
        QVERIFY(!m_editor->council().members.at(1).enabled);
        select(1);
        QTest::keyClick(seats(), Qt::Key_Space);
        QVERIFY(m_editor->council().members.at(1).enabled);
    }

    void chairsComeAndGoWithTheirCheckBox()
    {
        select(7);
        QVERIFY(!m_editor->council().secondChair);
        QVERIFY(!find<QLineEdit>(u"seatName"_s)->isEnabled());
        find<QCheckBox>(u"seatEnabled"_s)->click();
        QCOMPARE(m_editor->council().secondChair->model, u"llama3.1:8b"_s);
        QVERIFY(find<QLineEdit>(u"seatName"_s)->isEnabled());

        select(6);
        find<QCheckBox>(u"seatEnabled"_s)->click();
        QVERIFY(!m_editor->council().chair);
        QVERIFY(okButton()->isEnabled());
    }

    void oneEndpointAndModelForAllSeats()
    {
        select(4);
        auto *endpoints = find<QComboBox>(u"endpoint"_s);
        endpoints->setCurrentIndex(1);
        emit endpoints->activated(1);
        find<QComboBox>(u"model"_s)->setEditText(u"big-model"_s);
        find<QPushButton>(u"useEverywhere"_s)->click();

        const Council council = m_editor->council();
        for (const Member &member : council.members) {
            QCOMPARE(member.endpoint, m_cloud);
            QCOMPARE(member.model, u"big-model"_s);
        }
        QCOMPARE(council.chair->model, u"big-model"_s);
    }

    void saysWhatIsMissing()
    {
        QVERIFY(find<QLabel>(u"problems"_s)->isHidden());

        type(u"councilName"_s, u"  "_s);
        QVERIFY(problems().contains(u"The council has no name."_s));
        QVERIFY(!okButton()->isEnabled());
        type(u"councilName"_s, u"Mine"_s);
        QVERIFY(okButton()->isEnabled());

        find<QComboBox>(u"model"_s)->setEditText(QString());
        QVERIFY(problems().contains(u"Strategist has no model."_s));
        type(u"seatName"_s, QString());
        QVERIFY(problems().contains(u"Member 1 has no name."_s));
        find<QPushButton>(u"removeSeat"_s)->click();
        QVERIFY(okButton()->isEnabled());

        for (int row = 0; row < 5; ++row)
            seats()->model()->setData(
                seats()->model()->index(row, 0), Qt::Unchecked, Qt::CheckStateRole);
        QVERIFY(problems().contains(u"No member takes part"_s));
        QVERIFY(!okButton()->isEnabled());
    }

    void theQuorumFollowsTheMembersWhoTakePart()
    {
        Council council = sixSeats(m_local, u"llama3.1:8b"_s);
        council.limits = {.deadline = 30s, .quorum = 6, .grace = 5s};
        open(council);
        QVERIFY(!find<QToolButton>(u"limitsToggle"_s)->isChecked());

        seats()->model()->setData(seats()->model()->index(2, 0), Qt::Unchecked, Qt::CheckStateRole);
        QCOMPARE(m_editor->council().limits, (Limits{.deadline = 30s, .quorum = 5, .grace = 5s}));
        QVERIFY(find<QToolButton>(u"limitsToggle"_s)->isChecked()); // opens to say why
        QVERIFY(
            find<MessageStrip>(u"limitsChanges"_s)->accessibleName().contains(u"from 6 to 5"_s));
        QVERIFY(okButton()->isEnabled());

        find<QPushButton>(u"addSeat"_s)->click();
        QCOMPARE(m_editor->council().limits, council.limits);
    }

    void limitsThatMakeNoSenseArePutRight()
    {
        Council council = sixSeats(m_local, u"llama3.1:8b"_s);
        council.limits = {.deadline = 0s, .quorum = 9};
        open(council);
        QCOMPARE(m_editor->council().limits, Limits{.quorum = 6});
        QVERIFY(find<MessageStrip>(u"limitsChanges"_s)->isVisible());
    }

    void seatsFollowAChangedEndpoint()
    {
        QSignalSpy requested(m_editor.get(), &CouncilEditor::endpointsRequested);
        find<QPushButton>(u"manageEndpoints"_s)->click();
        QCOMPARE(requested.size(), 1);

        Endpoint renamed = m_local;
        renamed.name = u"My GPU"_s;
        renamed.parallelLimit = 2;
        m_editor->setEndpoints({renamed});

        QCOMPARE(m_editor->council().members.first().endpoint, renamed);
        QCOMPARE(find<QComboBox>(u"endpoint"_s)->currentText(), u"My GPU"_s);
    }

    void namesAnEndpointThatIsNotSetUpHere()
    {
        open(sixSeats(endpoint(u"Elsewhere"_s, u"https://example.org/v1"_s), u"m"_s));
        QCOMPARE(find<QComboBox>(u"endpoint"_s)->currentText(), u"Elsewhere (not set up here)"_s);
    }

    void theGuideCouncilIsNotEditedButReplaced()
    {
        open(guideCouncil());
        QVERIFY(!okButton());
        QVERIFY(!seats()->isVisible());

        find<QPushButton>(u"makeSixSeats"_s)->click();
        const Council council = m_editor->council();
        QVERIFY(council.id != guideCouncil().id);
        QCOMPARE(council.members.size(), 6);
        QCOMPARE(council.members.first().endpoint, m_local);
        QVERIFY(problems().contains(u"has no model"_s));
        QVERIFY(!okButton()->isEnabled());
    }

    void everythingHasANameAndAMnemonicOfItsOwn()
    {
        for (const int row : {0, 6, 7}) {
            select(row);
            QCOMPARE(namelessWidgets(*m_editor).join(u' '), QString());
            QCOMPARE(sharedMnemonics(*m_editor).join(u' '), QString());
            find<QToolButton>(u"limitsToggle"_s)->setChecked(true);
        }
        open(guideCouncil());
        QCOMPARE(namelessWidgets(*m_editor).join(u' '), QString());
    }

    void escapeCancels()
    {
        QTest::keyClick(m_editor.get(), Qt::Key_Escape);
        QCOMPARE(m_editor->result(), int(QDialog::Rejected));
        QVERIFY(!m_editor->isVisible());
    }

private:
    void open(const Council &council)
    {
        m_editor = std::make_unique<CouncilEditor>(council, QList{m_local, m_cloud}, m_servers);
        m_editor->show();
    }

    template<typename Widget>
    Widget *find(const QString &name, const QString &within = {}) const
    {
        const QWidget *parent = m_editor.get();
        if (!within.isEmpty())
            parent = parent->findChild<QWidget *>(within);
        return parent->findChild<Widget *>(name);
    }

    QListView *seats() const { return find<QListView>(u"seats"_s); }
    void select(int row) { seats()->setCurrentIndex(seats()->model()->index(row, 0)); }
    QString problems() const { return find<QLabel>(u"problems"_s)->text(); }

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

    Endpoint m_local = endpoint(u"Ollama"_s, u"http://127.0.0.1:11434/v1"_s);
    Endpoint m_cloud = endpoint(u"OpenRouter"_s, u"https://openrouter.ai/api/v1"_s);
    SystemClock m_clock;
    NetworkTransport m_transport{m_clock};
    const ServerAccess m_servers{.transport = m_transport,
                                 .clock = m_clock,
                                 .access = [](const Endpoint &endpoint, const auto &reached) {
                                     reached(EndpointAccess{endpoint.url, {}});
                                 }};
    std::unique_ptr<CouncilEditor> m_editor;
};

QTEST_MAIN(CouncilEditTest)
#include "tst_counciledit.moc"
