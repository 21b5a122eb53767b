#include "tests/bench/benchreport.h"

#include <QFile>
#include <QJsonDocument>
#include <QSysInfo>
#include <QTextStream>
#include <QThread>

#include <algorithm>
#include <cstdlib>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Runnable processes on average over the last minute: how quiet the machine is.
double load()
{
    double minute = 0;
    return ::getloadavg(&minute, 1) == 1 ? minute : -1;
}

QJsonObject machine()
{
    return {{u"cores"_s, QThread::idealThreadCount()},
            {u"load"_s, load()},
            {u"qt"_s, QString::fromLatin1(qVersion())},
            {u"system"_s, QSysInfo::prettyProductName()},
            {u"build"_s, QStringLiteral(CONCLAVE_BUILD_TYPE)}};
}

bool includes(const QJsonObject &run, const QJsonObject &kind)
{
    const QStringList keys = kind.keys();
    return std::ranges::all_of(keys, [&](const QString &key) { return run[key] == kind[key]; });
}

} // namespace

BenchReport::BenchReport(const QString &name, const QList<Column> &columns)
    : m_name(name)
    , m_columns(columns)
    , m_machine(machine())
{
}

void BenchReport::add(const QJsonObject &run)
{
    m_runs.append(run);
}

std::optional<double> BenchReport::median(const QJsonObject &kind, const QString &key) const
{
    QList<double> values;
    for (const QJsonValue run : m_runs) {
        if (includes(run.toObject(), kind) && run[key].isDouble())
            values.append(run[key].toDouble());
    }
    if (values.isEmpty())
        return {};
    std::ranges::sort(values);
    const qsizetype middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

void BenchReport::target(const QString &what, std::optional<double> measured, double limit)
{
    if (measured)
        m_targets.append(QJsonObject{{u"what"_s, what},
                                     {u"measured"_s, *measured},
                                     {u"limit"_s, limit},
                                     {u"met"_s, *measured <= limit}});
}

int BenchReport::finish(const QString &jsonFile) const
{
    const QJsonArray medians = rows();
    print(medians);
    if (jsonFile.isEmpty() || write(jsonFile, medians))
        return EXIT_SUCCESS;
    QTextStream(stderr) << m_name << ": cannot write " << jsonFile << '\n';
    return EXIT_FAILURE;
}

QJsonArray BenchReport::rows() const
{
    QList<QJsonObject> kinds;
    for (const QJsonValue run : m_runs) {
        QJsonObject kind;
        for (const Column &column : m_columns) {
            if (column.kind)
                kind[column.key] = run[column.key];
        }
        if (!kinds.contains(kind))
            kinds.append(kind);
    }
    QJsonArray rows;
    for (const QJsonObject &kind : std::as_const(kinds)) {
        QJsonObject row = kind;
        for (const Column &column : m_columns) {
            const std::optional<double> middle = median(kind, column.key);
            if (!column.kind && middle)
                row[column.key] = *middle;
        }
        rows.append(row);
    }
    return rows;
}

void BenchReport::print(const QJsonArray &rows) const
{
    QTextStream out(stdout);
    out << "\n### " << m_name << "\n\n";
    QStringList lines(rows.size() + 2, u"|"_s);
    for (const Column &column : m_columns) {
        QStringList cells{column.title};
        for (const QJsonValue row : rows)
            cells.append(cell(column, row[column.key]));
        const qsizetype width = std::ranges::max(cells, {}, &QString::size).size();
        cells.insert(1, column.kind ? QString(width, u'-') : QString(width - 1, u'-') + u':');
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const QString &text = cells[i];
            lines[i] += u' ' +
                        (column.kind ? text.leftJustified(width) : text.rightJustified(width)) +
                        u" |"_s;
        }
    }
    out << lines.join(u'\n') << "\n\n";
    for (const QJsonValue target : m_targets) {
        out << (target["met"_L1].toBool() ? "met:    " : "missed: ") << target["what"_L1].toString()
            << " = " << QString::number(target["measured"_L1].toDouble(), 'g', 3) << ", at most "
            << target["limit"_L1].toDouble() << '\n';
    }
    out << "Load " << m_machine["load"_L1].toDouble() << " before, " << load() << " after, on "
        << m_machine["cores"_L1].toInt() << " cores; " << m_machine["build"_L1].toString()
        << ", Qt " << m_machine["qt"_L1].toString() << Qt::endl;
}

QString BenchReport::cell(const Column &column, const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toDouble(), 'f', column.decimals);
    return value.isString() ? value.toString() : u"–"_s;
}

bool BenchReport::write(const QString &fileName, const QJsonArray &rows) const
{
    const QJsonObject json{{u"bench"_s, m_name},
                           {u"machine"_s, m_machine},
                           {u"load_after"_s, load()},
                           {u"medians"_s, rows},
                           {u"targets"_s, m_targets},
                           {u"runs"_s, m_runs}};
    QFile file(fileName);
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(json).toJson()) > 0;
}

} // namespace Conclave
