#include "tests/support/accessibility.h"
#include "ui/settings/limitsform.h"
#include "ui/settings/limitswords.h"
#include "ui/widgets/messagestrip.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class LimitsFormTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }

    void untouchedLimitsComeOutAsTheyWentIn()
    {
        const QList<Limits> good{{},
                                 {.deadline = 30s},
                                 {.deadline = 250ms},
                                 {.deadline = 12345ms, .quorum = 3, .grace = 1234ms},
                                 {.deadline = 24h, .quorum = 5, .refreshesLate = true}};
        for (const Limits &limits : good) {
            LimitsForm form;
            form.setLimits(limits, 5);
            QCOMPARE(form.limits(), limits);
            QVERIFY(!form.hasChanges());
        }
    }

    void everyFieldCanBeSet()
    {
        LimitsForm form;
        form.setLimits({}, 5);
        QSignalSpy edited(&form, &LimitsForm::edited);
        QVERIFY(!form.findChild<QWidget *>(u"grace"_s)->isEnabled()); // it follows a quorum
        QVERIFY(!form.findChild<QCheckBox *>(u"refreshesLate"_s)->isEnabled()); // nobody is late
        set(form, u"deadline"_s, 90);
        set(form, u"quorum"_s, 3);
        set(form, u"grace"_s, 2.5);
        form.findChild<QCheckBox *>(u"refreshesLate"_s)->click();
        QCOMPARE(form.limits(),
                 (Limits{.deadline = 90s, .quorum = 3, .grace = 2500ms, .refreshesLate = true}));
        QVERIFY(edited.size() >= 4);
        QCOMPARE(words(form, u"deadline"_s), u"= 1 min\u00a030 s"_s);
        QCOMPARE(number(form, u"quorum"_s)->text(), u"3 of 5"_s);
        QVERIFY(!form.hasChanges());

        check(form, u"quorum"_s)->click();
        QCOMPARE(form.limits(), (Limits{.deadline = 90s, .refreshesLate = true}));
        QVERIFY(!form.hasChanges()); // the grace went with it, as is plain to see
    }

    void aHalfTypedNumberIsNotTaken()
    {
        LimitsForm form;
        form.setLimits({.deadline = 30s}, 4);
        form.show();
        QDoubleSpinBox *deadline = number(form, u"deadline"_s);
        deadline->selectAll();
        QTest::keyClicks(deadline, u"2.5"_s);
        QCOMPARE(form.limits().deadline, 30s);
        QTest::keyClick(deadline, Qt::Key_Return);
        QCOMPARE(form.limits().deadline, 2500ms);
    }

    void fieldsTakeNothingThatMakesNoSense()
    {
        LimitsForm form;
        form.setLimits({.deadline = 10s, .quorum = 2, .grace = 3s}, 4);
        number(form, u"deadline"_s)->setValue(0);
        QCOMPARE(form.limits().deadline, 1000ms);
        number(form, u"deadline"_s)->setValue(1e9);
        QCOMPARE(form.limits().deadline, milliseconds(24h));
        number(form, u"deadline"_s)->setValue(10);
        number(form, u"quorum"_s)->setValue(9);
        QCOMPARE(form.limits().quorum, 4);
        number(form, u"grace"_s)->setValue(60);
        QCOMPARE(form.limits().grace, 9000ms);
        QVERIFY(!form.hasChanges());
    }

    void saysWhatTheLimitsMeanTogether_data()
    {
        QTest::addColumn<Limits>("limits");
        QTest::addColumn<QString>("meaning");
        const auto row = [](const char *name, const Limits &limits, const QString &meaning) {
            QTest::newRow(name) << limits << meaning;
        };
        const QString late = u" Late answers still come to their panels."_s;
        row("none", {}, u"The synthesis begins when every answer has ended."_s);
        row("deadline",
            {.deadline = 30s},
            u"The synthesis begins when every answer has ended, at the latest after 30 s."_s +
                late);
        row("quorum",
            {.quorum = 3},
            u"The synthesis begins when 3 of 5 answers are complete."_s + late);
        row("the first",
            {.quorum = 1},
            u"The synthesis begins when the first answer is complete."_s + late);
        row("all",
            {.deadline = 30s, .quorum = 3, .grace = 5s},
            u"The synthesis begins 5 s after 3 of 5 answers are complete, at the latest after "
            "30 s."_s +
                late);
        row("refreshed",
            {.deadline = 90s, .refreshesLate = true},
            u"The synthesis begins when every answer has ended, at the latest after 1 min\u00a030 "
            "s. Once the late answers are there, it is made anew with them."_s);
    }

    void saysWhatTheLimitsMeanTogether()
    {
        QFETCH(const Limits, limits);
        LimitsForm form;
        form.setLimits(limits, 5);
        QTEST(form.findChild<QLabel *>(u"limitsMeaning"_s)->text(), "meaning");
    }

    void putsRightWhatMakesNoSenseAndSaysWhy_data()
    {
        QTest::addColumn<Limits>("given");
        QTest::addColumn<Limits>("used");
        QTest::addColumn<QString>("why");
        QTest::newRow("no time") << Limits{.deadline = 0s} << Limits{}
                                 << u"The deadline was removed: it left no time to answer."_s;
        QTest::newRow("too much time")
            << Limits{.deadline = 48h} << Limits{.deadline = 24h}
            << u"The deadline was shortened to 24 h, the longest there is."_s;
        QTest::newRow("no quorum")
            << Limits{.quorum = 0} << Limits{.quorum = 1}
            << u"The quorum was raised to 1: there is no synthesis of no answers."_s;
        QTest::newRow("quorum")
            << Limits{.quorum = 6} << Limits{.quorum = 4}
            << u"The quorum was lowered from 6 to 4: no more members take part."_s;
        QTest::newRow("negative grace") << Limits{.quorum = 2, .grace = -1s} << Limits{.quorum = 2}
                                        << u"The grace was removed: it was less than nothing."_s;
        QTest::newRow("no quorum to follow")
            << Limits{.grace = 5s} << Limits{}
            << u"The grace of 5 s was removed: it follows a quorum, and there is none."_s;
        QTest::newRow("grace")
            << Limits{.deadline = 30s, .quorum = 2, .grace = 40s}
            << Limits{.deadline = 30s, .quorum = 2, .grace = 29s}
            << u"The grace was shortened from 40 s to 29 s: the deadline of 30 s "
               "comes first."_s;
        QTest::newRow("grace, short")
            << Limits{.deadline = 500ms, .quorum = 2, .grace = 500ms}
            << Limits{.deadline = 500ms, .quorum = 2}
            << u"The grace was shortened from 0.5 s to 0 s: the deadline of "
               "0.5 s comes first."_s;
        QTest::newRow("two")
            << Limits{.deadline = 0s, .quorum = 9, .grace = 5s} << Limits{.quorum = 4, .grace = 5s}
            << u"The deadline was removed: it left no time to answer. The quorum was "
               "lowered from 9 to 4: no more members take part."_s;
    }

    void putsRightWhatMakesNoSenseAndSaysWhy()
    {
        QFETCH(const Limits, given);
        LimitsForm form;
        form.setLimits(given, 4);
        QTEST(form.limits(), "used");
        QVERIFY(limitsFaults(form.limits(), 4).isEmpty());
        auto *strip = form.findChild<MessageStrip *>();
        QVERIFY(!strip->isHidden());
        QTEST(strip->accessibleName(), "why");
    }

    void theWarningStaysUntilThatFieldIsEdited()
    {
        LimitsForm form;
        form.setLimits({.quorum = 6}, 4);
        set(form, u"deadline"_s, 20);
        QVERIFY(form.hasChanges());
        number(form, u"quorum"_s)->setValue(3);
        QVERIFY(!form.hasChanges());
        QVERIFY(form.findChild<MessageStrip *>()->isHidden());
    }

    void theQuorumFollowsTheMembersDownAndUpAgain()
    {
        LimitsForm form;
        form.setLimits({.quorum = 5}, 5);
        form.setMembers(4);
        QCOMPARE(form.limits().quorum, 4);
        QVERIFY(form.findChild<MessageStrip *>()->accessibleName().contains(u"from 5 to 4"_s));
        form.setMembers(0); // a council that asks nobody cannot be used, but is being edited
        QVERIFY(limitsFaults(form.limits(), 0).isEmpty());
        form.setMembers(5);
        QCOMPARE(form.limits().quorum, 5);
        QVERIFY(!form.hasChanges());
    }

    void everythingHasAName()
    {
        LimitsForm form;
        form.setLimits({.deadline = 30s, .quorum = 2, .grace = 3s}, 4);
        form.show();
        QCOMPARE(namelessWidgets(form).join(u' '), QString());
        QCOMPARE(sharedMnemonics(form).join(u' '), QString());
    }

    void fitsANarrowWindow()
    {
        LimitsForm form;
        form.setLimits({.deadline = 0s, .quorum = 9}, 4);
        QVERIFY(form.minimumSizeHint().width() < 420);
    }

private:
    using milliseconds = std::chrono::milliseconds;

    static QDoubleSpinBox *number(const LimitsForm &form, const QString &field)
    {
        return form.findChild<QWidget *>(field)->findChild<QDoubleSpinBox *>();
    }

    static QCheckBox *check(const LimitsForm &form, const QString &field)
    {
        return form.findChild<QWidget *>(field)->findChild<QCheckBox *>();
    }

    static QString words(const LimitsForm &form, const QString &field)
    {
        return form.findChild<QWidget *>(field)->findChild<QLabel *>(u"words"_s)->text();
    }

    static void set(const LimitsForm &form, const QString &field, double value)
    {
        check(form, field)->click();
        number(form, field)->setValue(value);
    }
};

QTEST_MAIN(LimitsFormTest)
#include "tst_limitsform.moc"
