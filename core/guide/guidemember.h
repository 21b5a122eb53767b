#pragma once

#include "core/guide/guidesection.h"

#include <QString>

#include <chrono>

namespace Conclave {

class GuideLibrary;

/// How a member of the Guide council words what it found.
enum class GuideManner {
    Steps,    ///< What to do, numbered.
    Brief,    ///< One or two sentences.
    Quote,    ///< The guide's own words, with where they stand.
    Pitfalls, ///< What can go wrong and what to do then.
    Related,  ///< Where to read on.
    Chair     ///< Combines the others' answers.
};

/// One "model" of the Guide council. It is paced for readability: the answer is known at once, but
/// a race that is over at once shows nobody how to read a race.
struct GuideMember
{
    QString model;
    GuideManner manner = GuideManner::Brief;
    std::chrono::milliseconds firstTextAfter{0};
    int wordsPerSecond = 0;
};

/// All members, the chair last.
const QList<GuideMember> &guideMembers();

/// What \a member answers to \a prompt (the last user message), as Markdown in the guide's English.
/// Never empty. The chair combines the answers fenced in the prompt, see guideSynthesis(); given a
/// plain question it answers briefly.
QString guideAnswer(const GuideMember &member, const QString &prompt, const GuideLibrary &library);

/// The wording alone: \a found are the sections that answer \a question, best first. When there are
/// none, the member says that it knows only the guide and shows how to connect a model, which
/// \a connecting explains. Manner Chair is worded like Brief.
QString guideWording(GuideManner manner,
                     const QString &question,
                     const QList<GuideSection> &found,
                     const GuideSection &connecting);

} // namespace Conclave
