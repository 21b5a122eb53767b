#pragma once

#include "core/markdown/markdownblock.h"

#include <QHash>
#include <QSet>

namespace Conclave {

/// Knows where the links of an answer go that are written [text][label], and which blocks that are
/// shown already use a label: the address often comes at the end of the answer.
class LinkReferences final
{
public:
    /// A block that may look different when a label becomes known.
    struct User
    {
        MarkdownBlock block;
        int number = 0; ///< Of the block in the document, or the index of the table.
        int row = 0;    ///< Of a table: which row.
    };

    bool isEmpty() const { return m_definitions.isEmpty() && m_provisional.isEmpty(); }
    void define(const QString &definition); ///< The first one of a label counts.
    /// These count until the next call, after those that define() was told of.
    void setProvisional(const QStringList &definitions);

    void addUser(const User &user);
    QList<User> takeOutdated(); ///< Those whose labels changed since the last call.

    /// The definitions that `text` may need, to be read before it; empty when it needs none.
    QString definitionsFor(const QString &text) const;

private:
    void markUsersOf(const QString &label);

    QHash<QString, QString> m_definitions; ///< By label.
    QHash<QString, QString> m_provisional;
    QList<User> m_users;
    QHash<QString, QList<qsizetype>> m_usersByLabel;
    QSet<qsizetype> m_outdated;
};

} // namespace Conclave
