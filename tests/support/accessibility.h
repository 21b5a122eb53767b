#pragma once

#include <QAbstractButton>
#include <QAccessible>
#include <QHash>
#include <QKeySequence>
#include <QLabel>
#include <QWidget>

/// The visible widgets that take the focus but have no name for assistive technology.
inline QStringList namelessWidgets(const QWidget &window)
{
    QStringList nameless;
    const QList<QWidget *> widgets = window.findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->focusProxy())
            continue;
        const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        if (!face || face->text(QAccessible::Name).isEmpty())
            nameless += QString::fromLatin1(widget->metaObject()->className()) + u'/' +
                        widget->objectName();
    }
    return nameless;
}

/// The visible labels and buttons whose mnemonic another one has, too.
inline QStringList sharedMnemonics(const QWidget &window)
{
    QHash<QString, QStringList> owners;
    const auto note = [&owners](const QWidget *widget, const QString &text) {
        const QString keys = QKeySequence::mnemonic(text).toString();
        if (widget->isVisible() && !keys.isEmpty())
            owners[keys] += text;
    };
    for (const QAbstractButton *button : window.findChildren<QAbstractButton *>())
        note(button, button->text());
    for (const QLabel *label : window.findChildren<QLabel *>())
        note(label, label->buddy() ? label->text() : QString());
    QStringList shared;
    for (const QStringList &texts : std::as_const(owners)) {
        if (texts.size() > 1)
            shared += texts.join(u" / ");
    }
    return shared;
}
