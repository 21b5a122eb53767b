#include "ui/wins/winswords.h"

#include "core/base/text.h"
#include "core/export/csv.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype LongestName = 200;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::WinsWords)
};

QString percent(double share)
{
    return Words::tr("%1 %").arg(int(std::lround(share * 100)));
}

/// How `model` fared in this duel.
struct Side
{
    QString other;
    qsizetype wins = 0;
    qsizetype losses = 0;
    qsizetype ties = 0;

    qsizetype contests() const { return wins + losses + ties; }
};

QList<Side> sidesOf(const WinTable &table, const QString &model)
{
    QList<Side> sides;
    for (const Duel &duel : table.duels) {
        if (duel.one == model)
            sides.append({duel.other, duel.oneWins, duel.otherWins, duel.ties});
        else if (duel.other == model)
            sides.append({duel.one, duel.otherWins, duel.oneWins, duel.ties});
    }
    std::ranges::stable_sort(sides, std::greater<>(), &Side::contests);
    return sides;
}

} // namespace

QStringList winsHeader()
{
    return {Words::tr("Model"),
            Words::tr("Contests"),
            Words::tr("Won"),
            Words::tr("Lost"),
            Words::tr("Tied"),
            Words::tr("Share won")};
}

QString rateText(const WinRecord &record)
{
    return record.isTooFew() ? Words::tr("too few to say") : percent(record.rate);
}

QString rateSentence(const WinRecord &record)
{
    if (record.contests() == 1)
        return Words::tr("1 contest: too few to say");
    if (record.isTooFew())
        return Words::tr("%1 contests: too few to say").arg(record.contests());
    return Words::tr("%1, with 95 % certainty between %2 and %3")
        .arg(percent(record.rate), percent(record.low), percent(record.high));
}

QStringList duelSentences(const WinTable &table, const QString &model)
{
    QStringList sentences;
    const QList<Side> sides = sidesOf(table, model);
    for (const Side &side : sides) //: Against a model: so many contests won, lost, tied
        sentences.append(Words::tr("Against %1: %2 won, %3 lost, %4 tied")
                             .arg(singleLine(side.other, LongestName),
                                  QString::number(side.wins),
                                  QString::number(side.losses),
                                  QString::number(side.ties)));
    return sentences;
}

QString winsText(const WinTable &table)
{
    QString text = winsHeader().join(u'\t') % u'\n';
    for (const WinRecord &record : table.records)
        text += QStringList{singleLine(record.model, LongestName),
                            QString::number(record.contests()),
                            QString::number(record.wins),
                            QString::number(record.losses),
                            QString::number(record.ties),
                            rateSentence(record)}
                    .join(u'\t') %
                u'\n';
    return text;
}

QString winsCsv(const WinTable &table)
{
    const auto share = [](double value) { return QString::number(value, 'f', 4); };
    QString csv = csvRow({u"model"_s,
                          u"contests"_s,
                          u"won"_s,
                          u"lost"_s,
                          u"tied"_s,
                          u"share"_s,
                          u"low_95"_s,
                          u"high_95"_s});
    for (const WinRecord &record : table.records)
        csv += csvRow({record.model,
                       QString::number(record.contests()),
                       QString::number(record.wins),
                       QString::number(record.losses),
                       QString::number(record.ties),
                       share(record.rate),
                       share(record.low),
                       share(record.high)});
    return csv;
}

} // namespace Conclave
