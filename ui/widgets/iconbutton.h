#pragma once

#include <QToolButton>

namespace Conclave {

/// A button that shows only an icon; its tool tip says in words what it does.
class IconButton final : public QToolButton
{
    Q_OBJECT

public:
    /// `name` becomes the object name. `iconName` names a file of resources/icons. `subject`, when
    /// there is one, tells assistive technology whom the words are about.
    IconButton(const QString &name,
               const QString &iconName,
               const QString &words,
               const QString &subject = {},
               QWidget *parent = nullptr);

    void setWords(const QString &iconName, const QString &words);

private:
    QString m_subject;
};

} // namespace Conclave
