#pragma once

#include "core/guide/guidesection.h"

#include <QString>

namespace Conclave {

/// The bundled guide (resources/guide), searchable.
///
/// Keeps its index in an in-memory database, so everything happens on the thread that made it.
class GuideLibrary final
{
public:
    GuideLibrary();
    ~GuideLibrary();
    GuideLibrary(const GuideLibrary &) = delete;
    GuideLibrary &operator=(const GuideLibrary &) = delete;

    /// The sections that answer \a question, best first, at most \a limit. Empty when the guide is
    /// not what was asked about. Any text is a valid question.
    QList<GuideSection> find(const QString &question, int limit) const;

    /// The section called \a title; an empty one when there is none.
    GuideSection section(const QString &title) const;

    const QList<GuideSection> &sections() const { return m_sections; }

    /// Why nothing can be found (no SQLite driver, no FTS5); empty when all is well.
    QString problem() const { return m_problem; }

private:
    void index();
    QList<qsizetype> matches(const QString &expression) const;

    const QList<GuideSection> m_sections;
    const QString m_connection; ///< The name of our database connection.
    QString m_problem;
};

} // namespace Conclave
