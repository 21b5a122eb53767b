#include "core/guide/guidemember.h"

#include "core/guide/guidechair.h"
#include "core/guide/guidelibrary.h"
#include "core/guide/guidetext.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace Conclave {

namespace {

using Kind = GuideBlock::Kind;

constexpr int SectionsPerAnswer = 3;
constexpr qsizetype LongestList = 8;

QString place(const GuideSection &section)
{
    if (section.page == section.title)
        return u"*%1*"_s.arg(section.title);
    return u"*%1 › %2*"_s.arg(section.page, section.title);
}

QStringList texts(const GuideSection &section, Kind kind)
{
    QStringList result;
    const QList<GuideBlock> blocks = guideBlocks(section);
    for (const GuideBlock &block : blocks) {
        if (block.kind == kind)
            result += block.text;
    }
    return result;
}

QString firstSentences(const QString &text, qsizetype count)
{
    return guideSentences(text).mid(0, count).join(u' ');
}

/// The sentence a section begins with: its answer in short.
QString lead(const GuideSection &section)
{
    const QList<GuideBlock> blocks = guideBlocks(section);
    return blocks.isEmpty() ? QString() : firstSentences(blocks.first().text, 1);
}

QString numbered(const QStringList &items)
{
    QString result;
    for (qsizetype i = 0; i < std::min(items.size(), LongestList); ++i)
        result += u"%1. %2\n"_s.arg(i + 1).arg(items[i]);
    return result;
}

QString bulleted(const QStringList &items)
{
    QString result;
    for (qsizetype i = 0; i < std::min(items.size(), LongestList); ++i)
        result += u"- %1\n"_s.arg(items[i]);
    return result;
}

/// The part of \a section that meets most of the question's words; the first one when none does.
QString bestPassage(const GuideSection &section, const QString &question)
{
    const QSet<QString> asked = topicStems(question) - topicStems(section.title);
    QString best;
    qsizetype bestScore = -1;
    const QList<GuideBlock> blocks = guideBlocks(section);
    for (const GuideBlock &block : blocks) {
        // A point that begins with the word in bold explains that word.
        const QSet<QString> explained = topicStems(block.text.section("**"_L1, 1, 1));
        const qsizetype score =
            (topicStems(block.text) & asked).size() + (explained & asked).size();
        if (score > bestScore && block.kind != Kind::Code) {
            best = block.text;
            bestScore = score;
        }
    }
    return best;
}

QString steps(const QList<GuideSection> &found)
{
    const GuideSection &section = found.first();
    const QString end = u"\n— "_s + place(section);
    if (const QStringList list = texts(section, Kind::Step); !list.isEmpty())
        return u"**%1**, step by step:\n\n"_s.arg(section.title) + numbered(list) + end;
    QStringList points = texts(section, Kind::Point);
    if (points.isEmpty())
        points = guideSentences(texts(section, Kind::Paragraph).join(u'\n'));
    return u"The guide has no procedure for this. What it says, point by point:\n\n"_s +
           numbered(points) + end;
}

QString brief(const QString &question, const GuideSection &section)
{
    return firstSentences(bestPassage(section, question), 2) + u" ("_s + place(section) + u')';
}

QString quote(const QString &question, const QList<GuideSection> &found)
{
    QStringList quotes;
    for (const GuideSection &section : found.first(std::min<qsizetype>(found.size(), 2))) {
        const QString passage = bestPassage(section, question);
        if (!passage.isEmpty())
            quotes += u"> %1\n>\n> — %2"_s.arg(passage, place(section));
    }
    return u"The guide puts it like this:\n\n"_s + quotes.join(u"\n\n"_s);
}

QString pitfalls(const QList<GuideSection> &found)
{
    for (const GuideSection &section : found) {
        const QStringList list = texts(section, Kind::Pitfall);
        if (!list.isEmpty())
            return u"What can go wrong, and what to do then:\n\n"_s + bulleted(list) + u"\n— "_s +
                   place(section);
    }
    return u"The guide warns of nothing here. Keep in mind: "_s + lead(found.first()) + u" ("_s +
           place(found.first()) + u')';
}

QString related(const QList<GuideSection> &found)
{
    QStringList places;
    for (const GuideSection &section : found)
        places += u"%1: %2"_s.arg(place(section), lead(section));
    return u"Where the guide speaks of it:\n\n"_s + bulleted(places);
}

QString offTopic(GuideManner manner, const GuideSection &connecting)
{
    const QString inShort = lead(connecting);
    switch (manner) {
    case GuideManner::Steps:
        return u"I know only the guide of Conclave, and your question is not in it. To ask real "
               "models:\n\n"_s +
               numbered(texts(connecting, Kind::Step));
    case GuideManner::Quote:
        return u"No passage of the guide speaks of this, and the guide is all I know. It does say "
               "how to ask a model that knows more:\n\n> %1\n>\n> — %2"_s.arg(inShort,
                                                                              place(connecting));
    case GuideManner::Pitfalls:
        return u"The pitfall is me: I know only the guide of Conclave and must not guess. Connect "
               u"a "
               "model and ask again. What can go wrong on the way:\n\n"_s +
               bulleted(texts(connecting, Kind::Pitfall));
    case GuideManner::Related:
        return u"The guide of Conclave, which is all I know, has no page on this. The page you "
               u"need "
               "next is %1: %2"_s.arg(place(connecting), inShort);
    case GuideManner::Brief:
    case GuideManner::Chair:
        break;
    }
    return u"I know only the guide of Conclave, so I cannot answer this. %1 (%2)"_s.arg(
        inShort, place(connecting));
}

} // namespace

const QList<GuideMember> &guideMembers()
{
    static const QList<GuideMember> members{
        {u"guide-steps"_s, GuideManner::Steps, 140ms, 75},
        {u"guide-brief"_s, GuideManner::Brief, 60ms, 95},
        {u"guide-quote"_s, GuideManner::Quote, 100ms, 110},
        {u"guide-pitfalls"_s, GuideManner::Pitfalls, 250ms, 60},
        {u"guide-related"_s, GuideManner::Related, 190ms, 85},
        {u"guide-chair"_s, GuideManner::Chair, 80ms, 120},
    };
    return members;
}

QString guideAnswer(const GuideMember &member, const QString &prompt, const GuideLibrary &library)
{
    if (member.manner == GuideManner::Chair) {
        if (const auto task = readGuideChairTask(prompt))
            return guideSynthesis(*task);
    }
    return guideWording(member.manner,
                        prompt,
                        library.find(prompt, SectionsPerAnswer),
                        library.section(u"Connect a model"_s));
}

QString guideWording(GuideManner manner,
                     const QString &question,
                     const QList<GuideSection> &found,
                     const GuideSection &connecting)
{
    if (found.isEmpty())
        return offTopic(manner, connecting);
    switch (manner) {
    case GuideManner::Steps:
        return steps(found);
    case GuideManner::Quote:
        return quote(question, found);
    case GuideManner::Pitfalls:
        return pitfalls(found);
    case GuideManner::Related:
        return related(found);
    case GuideManner::Brief:
    case GuideManner::Chair:
        break;
    }
    return brief(question, found.first());
}

} // namespace Conclave
