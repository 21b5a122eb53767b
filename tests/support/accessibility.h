#pragma once

#include <QAbstractButton>
#include <QAccessible>
#include <QHash>
#include <QKeySequence>
#include <QLabel>
#include <QVariant>
#include <QWidget>

/// A widget as a message of a test calls it.
inline QString widgetWords(const QWidget &widget)
{
    QString words = QString::fromLatin1(widget.metaObject()->className()) + u'/' +
                    widget.objectName() + u'/' + widget.accessibleName();
    return widget.parentWidget()
               ? words + u" in " +
                     QString::fromLatin1(widget.parentWidget()->metaObject()->className())
               : words;
}

/// The visible widgets that take the focus or are pressed but have no name for assistive
/// technology. What a field shows while it is empty is no name: it goes with the first letter.
inline QStringList namelessWidgets(const QWidget &window)
{
    QStringList nameless;
    const QList<QWidget *> widgets = window.findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        const bool isControl =
            widget->focusPolicy() != Qt::NoFocus || qobject_cast<QAbstractButton *>(widget);
        if (!widget->isVisible() || !isControl || widget->focusProxy())
            continue;
        const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        const QString name = face ? face->text(QAccessible::Name).trimmed() : QString();
        const bool isHint = widget->accessibleName().isEmpty() &&
                            name == widget->property("placeholderText").toString();
        if (name.isEmpty() || isHint)
            nameless += widgetWords(*widget);
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
