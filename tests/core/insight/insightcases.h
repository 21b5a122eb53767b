#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

/// How well what was found is what should be found.
struct InsightScore
{
    qsizetype right = 0;
    qsizetype missed = 0;
    qsizetype wrong = 0; ///< Found, and should not be.

    double precision() const { return share(right, wrong); }
    double recall() const { return share(right, missed); }
    void add(const InsightScore &other);

private:
    static double share(qsizetype part, qsizetype rest);
};

/// By kind: "number", "amount", "unit", "date", "negation"; "supports", "contradicts"; "trace",
/// "trace against", "by nobody"; "difference".
struct InsightScores
{
    QMap<QString, InsightScore> tuned;   ///< Cases that may be looked at while tuning.
    QMap<QString, InsightScore> heldOut; ///< Cases that may not.
    QStringList mistakes;                ///< What is missed or wrong among the tuned ones.
    qsizetype cases = 0;
};

/// Runs all cases of tests/data/insight in `folder`. Ends the program when a file cannot be read.
InsightScores scoreInsightCases(const QString &folder);
/// The answers of every case in which several members answer.
QList<QStringList> insightAnswers(const QString &folder);
