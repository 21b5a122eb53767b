#include "core/markdown/linkreferences.h"

#include "core/markdown/linkdefinition.h"

#include <utility>

namespace Conclave {

namespace {

// Beyond these a link stays the text that it was written as.
constexpr qsizetype MostDefinitions = 5000;
constexpr qsizetype MostUsers = 5000;
constexpr qsizetype MostUsersOfLabel = 100;

} // namespace

void LinkReferences::define(const QString &definition)
{
    const QString label = linkDefinitionLabel(definition);
    if (m_definitions.size() >= MostDefinitions || m_definitions.contains(label))
        return;
    m_definitions.insert(label, definition);
    if (m_provisional.value(label) != definition)
        markUsersOf(label);
}

void LinkReferences::setProvisional(const QStringList &definitions)
{
    QHash<QString, QString> provisional;
    for (const QString &definition : definitions) {
        const QString label = linkDefinitionLabel(definition);
        if (!m_definitions.contains(label) && !provisional.contains(label))
            provisional.insert(label, definition);
    }
    const QHash<QString, QString> before = std::exchange(m_provisional, provisional);
    for (auto it = before.cbegin(); it != before.cend(); ++it)
        if (!m_definitions.contains(it.key()) && !m_provisional.contains(it.key()))
            markUsersOf(it.key());
    for (auto it = m_provisional.cbegin(); it != m_provisional.cend(); ++it)
        if (before.value(it.key()) != it.value())
            markUsersOf(it.key());
}

void LinkReferences::addUser(const User &user)
{
    if (m_users.size() >= MostUsers)
        return;
    const QStringList labels = linkLabels(user.block.text);
    for (const QString &label : labels) {
        QList<qsizetype> &users = m_usersByLabel[label];
        const bool isListed = !users.isEmpty() && users.constLast() == m_users.size();
        if (users.size() < MostUsersOfLabel && !isListed)
            users.append(m_users.size());
    }
    if (!labels.isEmpty())
        m_users.append(user);
}

QList<LinkReferences::User> LinkReferences::takeOutdated()
{
    QList<User> users;
    for (const qsizetype index : std::exchange(m_outdated, {}))
        users.append(m_users[index]);
    return users;
}

QString LinkReferences::definitionsFor(const QString &text) const
{
    if (isEmpty())
        return {};
    QString result;
    QStringList labels = linkLabels(text);
    labels.removeDuplicates();
    for (const QString &label : std::as_const(labels)) {
        const QString definition = m_definitions.value(label, m_provisional.value(label));
        if (!definition.isEmpty())
            result += definition + u"\n\n";
    }
    return result;
}

void LinkReferences::markUsersOf(const QString &label)
{
    for (const qsizetype index : m_usersByLabel.value(label))
        m_outdated.insert(index);
}

} // namespace Conclave
