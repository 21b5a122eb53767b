#pragma once

#include "tests/support/accessibility.h"

#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QGroupBox>
#include <QLineEdit>
#include <QSplitter>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QToolButton>

/// Whether the widget or something around it was given no room at all, on purpose: a panel's
/// buttons wait so until the panel is pointed at or has the focus.
inline bool isFolded(const QWidget &widget)
{
    for (const QWidget *around = &widget; around; around = around->parentWidget()) {
        if (around->width() == 0 || around->height() == 0)
            return true;
    }
    return false;
}

/// The room that its text cannot do without; what elides and shows all in a tool tip asks for
/// little. Empty: shows no text.
inline QSize roomForText(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget)) {
        if (label->text().isEmpty())
            return {};
        const QSize least = label->minimumSizeHint();
        return label->wordWrap() ? QSize(least.width(), label->heightForWidth(label->width()))
                                 : least;
    }
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget)) {
        const auto *tool = qobject_cast<const QToolButton *>(button);
        const bool isIcon = tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly;
        return button->text().isEmpty() || isIcon ? QSize() : button->minimumSizeHint();
    }
    if (const auto *box = qobject_cast<const QGroupBox *>(&widget))
        return {box->minimumSizeHint().width(), box->fontMetrics().height()};
    if (const auto *combo = qobject_cast<const QComboBox *>(&widget)) {
        QStyleOptionComboBox option;
        option.initFrom(combo);
        const QRect field = combo->style()->subControlRect(
            QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, combo);
        const int words =
            combo->isEditable() ? 0 : combo->fontMetrics().horizontalAdvance(combo->currentText());
        return {combo->width() - field.width() + words, combo->fontMetrics().height()};
    }
    if (const auto *spin = qobject_cast<const QAbstractSpinBox *>(&widget))
        return spin->minimumSizeHint();
    if (const auto *line = qobject_cast<const QLineEdit *>(&widget)) {
        const bool isHintShown = line->text().isEmpty() && line->toolTip().isEmpty();
        const QString hint = isHintShown ? line->placeholderText() : QString();
        const QMargins text = line->textMargins();
        return {line->fontMetrics().horizontalAdvance(hint) + text.left() + text.right(),
                line->fontMetrics().height()};
    }
    const bool isOurs = QByteArrayView(widget.metaObject()->className()).startsWith("Conclave::");
    // Their children are looked at one by one.
    const bool holdsOthers = widget.layout() || qobject_cast<const QSplitter *>(&widget) ||
                             qobject_cast<const QAbstractScrollArea *>(&widget);
    return isOurs && !holdsOthers ? widget.minimumSizeHint() : QSize();
}

/// The part of the widget that nothing around it cuts off; what can be scrolled to counts.
inline QRect roomLeft(const QWidget &widget)
{
    QRect room = widget.rect();
    QPoint place;
    for (const QWidget *child = &widget; !child->isWindow(); child = child->parentWidget()) {
        const QWidget *around = child->parentWidget();
        const bool isScrolled = qobject_cast<const QAbstractScrollArea *>(around->parentWidget()) ||
                                qobject_cast<const QTabBar *>(around);
        if (isScrolled)
            break;
        place += child->pos();
        room &= around->rect().translated(-place);
    }
    return room;
}

/// The visible texts with less room than they need.
inline QStringList cutTexts(const QWidget &window)
{
    QStringList cut;
    const auto note = [&cut](const QWidget &widget, QSize room, QSize need) {
        if (room.width() >= need.width() && room.height() >= need.height())
            return;
        cut += QStringLiteral("%1 “%2” has %3×%4 of %5×%6")
                   .arg(widgetWords(widget), widget.property("text").toString().left(60))
                   .arg(room.width())
                   .arg(room.height())
                   .arg(need.width())
                   .arg(need.height());
    };
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (widget->window() != &window || !widget->isVisible() || isFolded(*widget))
            continue;
        const QSize need = roomForText(*widget);
        if (!need.isEmpty())
            note(*widget, roomLeft(*widget).size(), need);
        const auto *tabs = qobject_cast<const QTabBar *>(widget);
        for (int tab = 0; tabs && tab < tabs->count(); ++tab) {
            const int words = tabs->fontMetrics().horizontalAdvance(tabs->tabText(tab));
            if (tabs->tabToolTip(tab).isEmpty())
                note(*tabs, tabs->tabRect(tab).size(), {words, tabs->fontMetrics().height()});
        }
    }
    return cut;
}
