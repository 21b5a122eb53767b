#include "core/guide/guidechair.h"
#include "core/guide/guidelibrary.h"
#include "core/guide/guidemember.h"

#include <QSet>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class GuideMemberTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void readsPagesIntoSections()
    {
        const QList<GuideSection> sections = parseGuidePage(
            u"# Page\n<!-- also: sheet -->\n\nIntro.\n\n## Empty\n\n## Full\n\nLead one\nline "
            u"two.\n\n"
            "1. First\n   goes on\n2. Second\n\n- Point\n\n```\n# no heading\n```\n\n"
            "**What can go wrong**\n\n- Trap\n"_s);

        QCOMPARE(sections.size(), 2);
        QCOMPARE(sections[0], (GuideSection{u"Page"_s, u"Page"_s, u"sheet "_s, u"Intro."_s}));
        using Kind = GuideBlock::Kind;
        const QList<GuideBlock> expected{{Kind::Paragraph, u"Lead one line two."_s},
                                         {Kind::Step, u"First goes on"_s},
                                         {Kind::Step, u"Second"_s},
                                         {Kind::Point, u"Point"_s},
                                         {Kind::Code, u"```\n# no heading\n```"_s},
                                         {Kind::Pitfall, u"Trap"_s}};
        QCOMPARE(guideBlocks(sections[1]), expected);
    }

    void eachMannerTellsItsOwnSideOfTheSection()
    {
        const GuideSection tea{
            u"Drinks"_s,
            u"Tea"_s,
            {},
            u"Tea is made with water. It needs four minutes. Then it is ready.\n\n"
            "1. Boil water.\n2. Pour it.\n\n"
            "**What can go wrong**\n\n- It is bitter: wait less."_s};
        const auto say = [&tea](GuideManner manner) {
            return guideWording(manner, u"how do I make tea"_s, {tea}, {});
        };

        QCOMPARE(say(GuideManner::Steps),
                 u"**Tea**, step by step:\n\n1. Boil water.\n2. Pour it.\n\n— *Drinks › Tea*"_s);
        QCOMPARE(say(GuideManner::Brief),
                 u"Tea is made with water. It needs four minutes. (*Drinks › Tea*)"_s);
        QCOMPARE(
            say(GuideManner::Quote),
            u"The guide puts it like this:\n\n> Tea is made with water. It needs four minutes. "
            "Then it is ready.\n>\n> — *Drinks › Tea*"_s);
        QCOMPARE(say(GuideManner::Pitfalls),
                 u"What can go wrong, and what to do then:\n\n- It is bitter: wait less.\n\n"
                 "— *Drinks › Tea*"_s);
        QCOMPARE(say(GuideManner::Related),
                 u"Where the guide speaks of it:\n\n- *Drinks › Tea*: Tea is made with water.\n"_s);
    }

    void quotesThePassageThatWasAskedFor()
    {
        const QString text = answer(u"guide-brief"_s, u"what does partial mean?"_s);
        QVERIFY2(text.startsWith(u"**partial**: text is there"_s), qPrintable(text));
    }

    void everySectionGivesEveryMemberSomethingToSay()
    {
        for (const GuideSection &section : m_library.sections()) {
            for (const GuideMember &member : guideMembers()) {
                const QString text = guideWording(member.manner, section.title, {section}, section);
                QVERIFY2(text.size() > 30 && text.contains(section.title), qPrintable(text));
            }
        }
    }

    void offTopicEachSaysSoAndShowsHowToConnect()
    {
        QSet<QString> texts;
        for (const GuideMember &member : guideMembers()) {
            const QString text = answer(member.model, u"best database for a startup?"_s);
            QVERIFY2(text.contains("guide"_L1) && text.contains("server"_L1), qPrintable(text));
            texts += text;
        }
        QCOMPARE(texts.size(), guideMembers().size() - 1); // the chair answers like guide-brief
    }

    void theChairCombinesFencedAnswers()
    {
        const QString text = answer(
            u"guide-chair"_s,
            u"Question: Is it open?\n<<<ANSWERS 1\n[{\"label\":\"A\",\"text\":\"The old shop "
            "opens daily.\"},{\"label\":\"B\",\"text\":\"The old shop opens daily.\"}]\n"
            "ANSWERS 1>>>"_s);
        QVERIFY2(text.contains("The old shop opens daily. [A] [B]"_L1), qPrintable(text));
    }

private:
    QString answer(const QString &model, const QString &prompt) const
    {
        for (const GuideMember &member : guideMembers()) {
            if (member.model == model)
                return guideAnswer(member, prompt, m_library);
        }
        return {};
    }

    const GuideLibrary m_library;
};

QTEST_GUILESS_MAIN(GuideMemberTest)
#include "tst_guidemember.moc"
