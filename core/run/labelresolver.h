#pragma once

#include <QHash>
#include <QString>

namespace Conclave {

/// Puts the members' names where a chair wrote their labels: "[A]" becomes "[Strategist]".
/// Takes the text as it streams; a label cut in two is held back until it is whole.
class LabelResolver final
{
public:
    explicit LabelResolver(const QHash<QString, QString> &namesByLabel) : m_names(namesByLabel) {}

    QString feed(const QString &text);
    QString finish(); ///< What was held back.

private:
    QHash<QString, QString> m_names;
    QString m_held;
};

} // namespace Conclave
