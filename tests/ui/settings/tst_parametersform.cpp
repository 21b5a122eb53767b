#include "ui/settings/optionalnumber.h"
#include "ui/settings/parametersform.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class ParametersFormTest : public QObject
{
    Q_OBJECT

private slots:
    void untouchedItStaysAsItWas()
    {
        const Parameters given{.temperature = 1.0 / 3,
                               .topP = 2.0 / 3,
                               .maxTokens = 7,
                               .seed = qint64(1) << 52,
                               .stop = {u" END"_s, u"a,b\\n"_s},
                               .reasoningEffort = u"high"_s,
                               .unread = {{u"top_k"_s, 1}}};
        ParametersForm form;
        QSignalSpy edited(&form, &ParametersForm::edited);
        form.setParameters(given);
        QCOMPARE(form.parameters(), given);
        QVERIFY(edited.isEmpty());
    }

    void everyFieldIsTaken()
    {
        ParametersForm form;
        form.setParameters({.temperature = 1.0 / 3});
        setNumber(form, u"topP"_s, 0.5);
        setNumber(form, u"seed"_s, -12);
        QTest::keyClicks(form.findChild<QLineEdit *>(u"stop"_s), u"END, \\n"_s);
        auto *effort = form.findChild<QComboBox *>(u"reasoningEffort"_s);
        effort->setCurrentIndex(effort->findData(u"low"_s));
        emit effort->activated(effort->currentIndex());
        QCOMPARE(form.parameters(),
                 (Parameters{.temperature = 1.0 / 3,
                             .topP = 0.5,
                             .seed = -12,
                             .stop = {u"END"_s, u"\n"_s},
                             .reasoningEffort = u"low"_s}));
    }

    void theRareOnesAreFoldedAwayUntilOneIsSet()
    {
        ParametersForm form;
        form.show();
        const auto *stop = form.findChild<QLineEdit *>(u"stop"_s);
        QVERIFY(!stop->isVisible());
        form.setParameters({.temperature = 1});
        QVERIFY(!stop->isVisible());
        form.setParameters({.stop = {u"END"_s}});
        QVERIFY(stop->isVisible());
        form.findChild<QToolButton *>(u"moreParameters"_s)->click();
        QVERIFY(!stop->isVisible());
    }

    void whatIsNeverSentCannotBeEditedAndIsKept()
    {
        ParametersForm form;
        form.show();
        form.setParameters({.seed = 7});
        auto *seed = form.findChild<OptionalNumber *>(u"seed"_s);
        const auto *stop = form.findChild<QLineEdit *>(u"stop"_s);
        const auto *note = form.findChild<QLabel *>(u"unsentNote"_s);
        const QString hint = stop->toolTip();
        form.setAsked({.dialect = u"anthropic"_s}, u"claude"_s);
        QVERIFY(!seed->isEnabled());
        QVERIFY(stop->isEnabled());
        QCOMPARE(note->text(), u"Anthropic Messages takes no seed: it is not sent."_s);
        QVERIFY(note->isVisible());
        QVERIFY(seed->toolTip().contains(note->text()));
        QCOMPARE(form.parameters().seed, 7);
        form.setAsked({.dialect = u"responses"_s}, u"gpt"_s);
        QVERIFY(!stop->isEnabled());
        QVERIFY(note->text().contains(u"OpenAI Responses takes no stop texts"_s));
        form.setAsked({.dialect = u"openai"_s}, u"m"_s);
        QVERIFY(seed->isEnabled() && stop->isEnabled());
        QCOMPARE(stop->toolTip(), hint);
        QVERIFY(!note->isVisible());
        QCOMPARE(seed->value(), 7.0);
    }

    void stopTextsAreOneLine_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("texts");
        QTest::newRow("nothing") << QString() << QStringList();
        QTest::newRow("two") << u"END, STOP"_s << QStringList{u"END"_s, u"STOP"_s};
        QTest::newRow("escapes") << u"a\\,b, \\n, \\\\"_s
                                 << QStringList{u"a,b"_s, u"\n"_s, u"\\"_s};
        QTest::newRow("inner blanks") << u"the end, x"_s << QStringList{u"the end"_s, u"x"_s};
    }
    void stopTextsAreOneLine()
    {
        QFETCH(const QString, line);
        QFETCH(const QStringList, texts);
        QCOMPARE(stopTexts(line), texts);
        QCOMPARE(stopLine(texts), line);
        QCOMPARE(stopTexts(u"  "_s + line + u" , ,"_s), texts);
    }

private:
    static void setNumber(const ParametersForm &form, const QString &name, double value)
    {
        auto *field = form.findChild<OptionalNumber *>(name);
        field->findChild<QCheckBox *>()->click();
        field->findChild<QDoubleSpinBox *>()->setValue(value);
    }
};

QTEST_MAIN(ParametersFormTest)
#include "tst_parametersform.moc"
