#include "core/dialects/answerassembly.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

using Parts = ThinkSplitter::Parts;

class AnswerAssemblyTest : public QObject
{
    Q_OBJECT

private slots:
    void countsFieldByField()
    {
        AnswerAssembly assembly;
        QVERIFY(!assembly.usage());
        assembly.add({.usage = Usage{.input = 9, .output = 1, .cached = 4}});
        assembly.add({.text = u"Hi"_s});
        assembly.add({.usage = Usage{.output = 7, .reasoning = 5}});
        QCOMPARE(assembly.usage(), (Usage{.input = 9, .output = 7, .reasoning = 5, .cached = 4}));
        assembly.add({.usage = Usage{.output = 3}}); // and a part is never more than its whole
        QCOMPARE(assembly.usage(), (Usage{.input = 9, .output = 3, .cached = 4}));
    }

    void anAsideBelongsWithTheReasoning()
    {
        AnswerAssembly assembly;
        QCOMPARE(assembly.add({.aside = true}), Parts());
        QCOMPARE(assembly.add({.text = u"I will look."_s}), (Parts{{}, u"I will look."_s}));
        QCOMPARE(assembly.add({.text = u"Hi"_s, .aside = false}), (Parts{u"Hi"_s, {}}));
        QCOMPARE(assembly.add({.text = u"!"_s}), (Parts{u"!"_s, {}}));
    }

    void anAsideIsNotWhereInlineReasoningBegins()
    {
        AnswerAssembly assembly;
        assembly.add({.text = u"I will look."_s, .aside = true});
        QCOMPARE(assembly.add({.text = u"<think>Hm</think>Hi"_s, .aside = false}),
                 (Parts{u"Hi"_s, u"Hm"_s}));
    }

    void paragraphsStandBetweenReasoningOnly()
    {
        AnswerAssembly assembly;
        assembly.add({.paragraph = true});
        QCOMPARE(assembly.add({.reasoning = u"One"_s}).reasoning, u"One"_s);
        assembly.add({.paragraph = true});
        assembly.add({.paragraph = true});
        QCOMPARE(assembly.add({.text = u"Hi"_s}), (Parts{u"Hi"_s, {}}));
        QCOMPARE(assembly.add({.reasoning = u"Two"_s}).reasoning, u"\n\nTwo"_s);
        QCOMPARE(assembly.add({.reasoning = u"!"_s}).reasoning, u"!"_s);
    }

    void aRefusalNeedsAnEnd()
    {
        AnswerAssembly assembly;
        assembly.add({.refused = true});
        QVERIFY(!assembly.reason());
        assembly.add({.finish = Notice::None});
        QCOMPARE(assembly.reason(), Notice::Refused);
        assembly.add({.finish = Notice::Length});
        QCOMPARE(assembly.reason(), Notice::Length);
    }
};

QTEST_GUILESS_MAIN(AnswerAssemblyTest)
#include "tst_answerassembly.moc"
