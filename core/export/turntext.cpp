#include "core/export/turntext.h"

#include "core/base/text.h"
#include "core/export/words.h"

#include <QStringList>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QString section(const QString &title, const Answer &answer)
{
    QString text = u"## "_s % singleLine(title, 200) % u"\n\n"_s;
    if (answer.status != AnswerStatus::Complete || answer.text.isEmpty())
        text += u"*"_s % singleLine(statusText(answer), 500) % u"*\n\n"_s;
    return text % answer.text.trimmed();
}

} // namespace

QString turnText(const Turn &turn)
{
    QStringList parts{u"# "_s % headingFor(turn.question.text)};
    if (parts.first().size() < turn.question.text.trimmed().size()) // it is only its beginning
        parts.append(turn.question.text.trimmed());
    for (const Answer *newest : turn.latestAnswers()) {
        const Answer *whole = turn.latestWithText(newest->member);
        const Member *seat = turn.council.find(newest->member);
        parts.append(section(seat ? QString(seat->name % u" · "_s % seat->model) : u"–"_s,
                             whole ? *whole : *newest));
    }
    if (turn.synthesis)
        parts.append(section(u"Synthesis · "_s % synthesisText(turn, *turn.synthesis),
                             turn.synthesis->answer));
    for (QString &part : parts)
        part = part.trimmed();
    return parts.join(u"\n\n"_s) % u'\n';
}

} // namespace Conclave
