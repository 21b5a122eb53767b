#pragma once

#include "core/session/turn.h"

#include <QList>
#include <QString>

namespace Conclave {

/// One turn that the user judged, as far as models are concerned.
struct Contest
{
    QList<QString> models;         ///< Those that answered, each once, sorted.
    std::optional<QString> winner; ///< One of them; empty: a tie.

    bool operator==(const Contest &) const = default;
};

/// Empty when the turn names neither a winner nor a tie, or fewer than two models have answered it.
/// A model that sits in several seats takes part once, and wins when one of them does.
std::optional<Contest> contestOf(const Turn &turn);

/// Of all turns that are contests, in order.
QList<Contest> contestsOf(const QList<Turn> &turns);

/// How a model fared in its contests.
struct WinRecord
{
    /// With fewer contests than these, Wilson's interval holds one half whatever their outcome.
    static constexpr qsizetype LeastContests = 4;

    QString model;
    qsizetype wins = 0;
    qsizetype losses = 0; ///< Another one won.
    qsizetype ties = 0;
    // What holds for its chance of winning, a tie being half a win:
    double rate = 0;
    double low = 0; ///< Wilson's interval of 95 %.
    double high = 1;

    qsizetype contests() const { return wins + losses + ties; }
    bool isTooFew() const { return contests() < LeastContests; }

    bool operator==(const WinRecord &) const = default;
};

/// How two models fared against each other: nothing is counted where a third one won.
struct Duel
{
    QString one; ///< Before `other` in the alphabet.
    QString other;
    qsizetype oneWins = 0;
    qsizetype otherWins = 0;
    qsizetype ties = 0;

    bool operator==(const Duel &) const = default;
};

struct WinTable
{
    QList<WinRecord> records; ///< Those whose low end of the interval is highest first.
    QList<Duel> duels;        ///< By name; of those that met.

    bool operator==(const WinTable &) const = default;
};

WinTable winTable(const QList<Contest> &contests);

} // namespace Conclave
