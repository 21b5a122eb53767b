#pragma once

#include "core/import/importpreview.h"
#include "core/session/answerjson.h"

namespace Conclave {

/// What was imported, in lines that people can read and compare.
inline QString importedOutline(const QList<Session> &sessions, const ImportPreview &preview)
{
    const auto oneLine = [](QString text) { return text.replace(u'\n', u'|'); };
    QString lines;
    const auto add = [&lines](int depth, const QStringList &words) {
        lines += QString(2 * depth, u' ') + words.join(u' ') + u'\n';
    };
    const QStringList names{QStringLiteral("image"),
                            QStringLiteral("attachment"),
                            QStringLiteral("tool"),
                            QStringLiteral("hidden"),
                            QStringLiteral("branch"),
                            QStringLiteral("empty"),
                            QStringLiteral("part"),
                            QStringLiteral("empty-conversation"),
                            QStringLiteral("duplicate"),
                            QStringLiteral("unknown-conversation"),
                            QStringLiteral("bad"),
                            QStringLiteral("too-long")};
    for (const Session &session : sessions) {
        add(0, {session.importedFrom, session.created.toString(Qt::ISODateWithMs), session.title});
        for (const Turn &turn : session.turns) {
            add(1, {turn.asked.toString(Qt::ISODateWithMs), oneLine(turn.question.text)});
            for (const Answer &answer : turn.answers) {
                const Member *seat = turn.council.find(answer.member);
                QStringList words{seat ? seat->name : QString(), QString::number(answer.attempt)};
                words += {statusName(answer.status), noticeName(answer.notice)};
                words += answer.times.ended ? QString::number(answer.times.ended->count() / 1000)
                                            : QStringLiteral("-");
                add(2, words + QStringList{oneLine(answer.text)});
                if (seat && !seat->role.isEmpty())
                    add(3, {QStringLiteral("role:"), seat->role});
                if (!answer.reasoning.isEmpty())
                    add(3, {QStringLiteral("reasoning:"), oneLine(answer.reasoning)});
                if (answer.error)
                    add(3, {QStringLiteral("error:"), answer.error->message});
            }
            if (turn.synthesis)
                add(2, {QStringLiteral("synthesis:"), oneLine(turn.synthesis->answer.text)});
        }
    }
    for (auto omitted = preview.omitted.begin(); omitted != preview.omitted.end(); ++omitted)
        add(0, {names.at(int(omitted.key())), QString::number(*omitted)});
    return lines;
}

} // namespace Conclave
