#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace Conclave {

/// The figures of one bench: a table for people, JSON for machines.
///
/// Runs of the same kind, told apart by the columns marked `kind`, become one row of medians.
class BenchReport final
{
public:
    struct Column
    {
        QString key;      ///< In JSON, with its unit.
        QString title;    ///< In the table.
        int decimals = 0; ///< Of figures.
        bool kind = false;
    };

    BenchReport(const QString &name, const QList<Column> &columns);

    /// One run's values by column key. A value may be missing.
    void add(const QJsonObject &run);
    /// The median of the runs whose values include `kind`; empty when there are none.
    std::optional<double> median(const QJsonObject &kind, const QString &key) const;
    /// Says below the table whether `measured` is at most `limit`.
    void target(const QString &what, std::optional<double> measured, double limit);

    /// Prints the table and writes the JSON unless `jsonFile` is empty. The program's exit status.
    int finish(const QString &jsonFile) const;

private:
    QJsonArray rows() const;
    void print(const QJsonArray &rows) const;
    static QString cell(const Column &column, const QJsonValue &value);
    bool write(const QString &file, const QJsonArray &rows) const;

    const QString m_name;
    const QList<Column> m_columns;
    const QJsonObject m_machine;
    QJsonArray m_runs;
    QJsonArray m_targets;
};

} // namespace Conclave
