#include "ui/words/reportwords.h"

#include "core/base/text.h"
#include "ui/words/errorwords.h"
#include "ui/words/figures.h"

#include <QCoreApplication>
#include <QLocale>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

using Verdict = EndpointReport::Verdict;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::ReportWords)
};

QString good(const QString &words)
{
    return u"✓ "_s + words;
}

QString bad(const QString &words)
{
    return u"⚠ "_s + words;
}

QString unknown(const QString &words)
{
    return u"– "_s + words;
}

QString reachWords(const EndpointReport &report, const Member &seat)
{
    if (report.isReached == Verdict::Yes)
        return good(
            report.roundTrip
                ? Words::tr("The server replied within %1.").arg(durationText(report.roundTrip))
                : Words::tr("The server replied."));
    if (!report.error)
        return unknown(Words::tr("Whether the server can be reached could not be told."));
    const ErrorWords words = wordsFor(*report.error, seat);
    return bad(words.whatHappened % u' ' % words.whatToDo);
}

QString keyWords(const EndpointReport &report)
{
    switch (report.isKeyAccepted) {
    case Verdict::Yes:
        return good(Words::tr("The key is accepted."));
    case Verdict::No:
        return bad(Words::tr("The server wants another key, or one at all."));
    case Verdict::Unknown:
        return report.error ? QString()
                            : unknown(Words::tr("Whether the key is accepted shows with the first "
                                                "question."));
    case Verdict::Skipped:
        break;
    }
    return {};
}

QString modelWords(const EndpointReport &report, const QString &model)
{
    const QString name = singleLine(model, 60);
    if (report.isModelListed == Verdict::Yes)
        return good(Words::tr("“%1” is among them.").arg(name));
    if (report.isModelListed != Verdict::No)
        return {};
    QStringList near;
    for (const EndpointHint &hint : report.hints) {
        if (hint.kind == EndpointHint::Kind::NearModel)
            near += Words::tr("“%1”").arg(singleLine(hint.model, 60)); //: a model's name, quoted
    }
    const QString missing = Words::tr("“%1”, which a council asks, is not among them.").arg(name);
    if (near.isEmpty())
        return bad(missing);
    //: %1 is a list of models' names
    const QString meant = Words::tr("Similar: %1.").arg(QLocale().createSeparatedList(near));
    return bad(missing % u' ' % meant);
}

} // namespace

QStringList reportWords(const EndpointReport &report, const Member &seat)
{
    QStringList lines{reachWords(report, seat)};
    if (report.isReached != Verdict::Yes)
        return lines;
    lines += keyWords(report);
    if (!report.error)
        lines += report.list.models.isEmpty()
                     ? bad(Words::tr("It lists no models that answer questions."))
                     : good(Words::tr("It has %1.").arg(modelCountWords(report.list)));
    else if (report.isKeyAccepted != Verdict::No)
        lines += bad(listProblem(*report.error, seat.endpoint));
    lines += modelWords(report, seat.model);
    lines.removeAll(QString());
    return lines;
}

QString listProblem(const Error &error, const Endpoint &endpoint)
{
    switch (error.kind) {
    case Error::Kind::NotFound:
        return Words::tr("There is no list of models at this address.");
    case Error::Kind::Protocol:
        return Words::tr("What came back is no list of models.");
    case Error::Kind::TooLarge:
        return Words::tr("The list of models is too large.");
    case Error::Kind::ModelLoading:
        return Words::tr("The server is still loading its model.");
    case Error::Kind::FirstByteTimeout:
    case Error::Kind::IdleTimeout:
        return Words::tr("The list of models did not come in time.");
    default:
        return wordsFor(error, {.endpoint = endpoint}).whatHappened;
    }
}

QString modelCountWords(const ModelList &list)
{
    const auto count = static_cast<int>(list.models.size());
    if (count == 1 && !list.isCut)
        return Words::tr("1 model");
    return list.isCut ? Words::tr("more than %n models", nullptr, count)
                      : Words::tr("%n models", nullptr, count);
}

} // namespace Conclave
