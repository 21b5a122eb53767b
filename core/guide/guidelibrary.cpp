#include "core/guide/guidelibrary.h"

#include "core/guide/guidetext.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

#include <algorithm>
#include <cmath>
#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace Conclave {

namespace {

/// This share of the question's weight must be met by one section …
constexpr double EnoughCoverage = 0.6;
/// … or this one, if two of its words stand in the section's headings or keywords.
constexpr double EnoughCoverageOfHeading = 0.35;

QList<GuideSection> loadPages()
{
    QList<GuideSection> sections;
    const QDir folder(u":/guide"_s);
    const QStringList names = folder.entryList({u"*.md"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            sections += parseGuidePage(QString::fromUtf8(file.readAll()));
    }
    return sections;
}

/// The words to search for. A question of stop words alone ("what can you do?") is about us.
QStringList searchWords(const QString &question)
{
    const QString start = question.left(4000);
    const QStringList all = words(start);
    if (!all.isEmpty() && std::ranges::all_of(all, isStopWord))
        return {u"introduction"_s}; // a keyword of the page that says what Conclave is
    return topicWords(start);
}

/// How many words a match shares the title with: "The chair" is more about chairs than "When the
/// chair fails".
double titleSize(const GuideSection &section)
{
    return std::max(1.0, double(topicWords(section.title).size()));
}

/// How much of a question one section meets.
struct Coverage
{
    double weight = 0; ///< Of the question's words in it.
    double rank = 0;   ///< The same; words in headings and keywords count more.
    int headingWords = 0;
};

} // namespace

GuideLibrary::GuideLibrary()
    : m_sections(loadPages())
    , m_connection(u"guide-"_s + QUuid::createUuid().toString(QUuid::Id128))
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    database.setDatabaseName(u":memory:"_s);
    if (database.open())
        index();
    else
        m_problem = database.lastError().text();
}

GuideLibrary::~GuideLibrary()
{
    QSqlDatabase::removeDatabase(m_connection);
}

void GuideLibrary::index()
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    if (!query.exec(u"CREATE VIRTUAL TABLE sections USING fts5(page, title, keywords, text, "
                    "tokenize = 'porter unicode61')"_s)) {
        m_problem = query.lastError().text();
        return;
    }
    query.prepare(
        u"INSERT INTO sections(rowid, page, title, keywords, text) VALUES(?, ?, ?, ?, ?)"_s);
    for (qsizetype i = 0; i < m_sections.size(); ++i) {
        const GuideSection &section = m_sections[i];
        query.bindValue(0, i);
        query.bindValue(1, section.page);
        // A page's introduction bears the page's title, and must not outdo the sections for it.
        query.bindValue(2, section.title == section.page ? QString() : section.title);
        query.bindValue(3, section.keywords);
        query.bindValue(4, section.text);
        if (!query.exec())
            m_problem = query.lastError().text();
    }
}

QList<GuideSection> GuideLibrary::find(const QString &question, int limit) const
{
    const QStringList terms = searchWords(question);
    QHash<qsizetype, Coverage> coverage;
    double total = 0;
    QStringList expression;
    for (const QString &term : terms) {
        // Only letters and digits, in quotes: no question can become part of the query's grammar.
        const QString quoted = u'"' + term + u'"';
        const QList<qsizetype> holders = matches(quoted);
        const double holderCount = std::max(1.0, double(holders.size()));
        const double rarity = std::log(1.0 + double(m_sections.size()) / holderCount);
        total += rarity;
        for (const qsizetype holder : holders) {
            coverage[holder].weight += rarity;
            coverage[holder].rank += rarity;
        }
        for (const qsizetype holder : matches(u"{page title keywords} : "_s + quoted)) {
            coverage[holder].rank += 0.25 * rarity;
            ++coverage[holder].headingWords;
        }
        for (const qsizetype holder : matches(u"{title} : "_s + quoted))
            coverage[holder].rank += 0.5 * rarity / titleSize(m_sections[holder]);
        expression += quoted;
    }

    QList<qsizetype> rows = matches(expression.join(u" OR "_s));
    rows.removeIf([&coverage, total](qsizetype row) {
        const Coverage covered = coverage.value(row);
        const double share = covered.weight / total;
        return share < EnoughCoverageOfHeading ||
               (share < EnoughCoverage && covered.headingWords < 2);
    });
    // Who meets more of the question comes first; the index's own order decides between equals.
    std::ranges::stable_sort(rows, std::ranges::greater(), [&coverage](qsizetype row) {
        return coverage.value(row).rank;
    });
    QList<GuideSection> found;
    for (const qsizetype row : rows.first(std::min<qsizetype>(rows.size(), limit)))
        found += m_sections[row];
    return found;
}

GuideSection GuideLibrary::section(const QString &title) const
{
    const auto found = std::ranges::find(m_sections, title, &GuideSection::title);
    return found == m_sections.end() ? GuideSection{} : *found;
}

/// The places in sections() that match \a expression, best first.
QList<qsizetype> GuideLibrary::matches(const QString &expression) const
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(u"SELECT rowid FROM sections WHERE sections MATCH ? "
                  "ORDER BY bm25(sections, 2.0, 8.0, 6.0, 1.0)"_s);
    query.addBindValue(expression);
    QList<qsizetype> rows;
    if (!expression.isEmpty() && query.exec()) {
        while (query.next())
            rows += query.value(0).value<qsizetype>();
    }
    return rows;
}

} // namespace Conclave
