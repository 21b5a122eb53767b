#pragma once

#include "tests/support/accessibility.h"

#include <QApplication>
#include <QButtonGroup>
#include <QSet>
#include <QTest>

/// What Tab should stop at in a window, in no order.
inline QSet<QWidget *> tabStops(const QWidget &window)
{
    QSet<QWidget *> stops;
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        if (widget->window() == &window && widget->isVisible() && widget->isEnabled() &&
            !widget->focusProxy() && (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus)
            stops.insert(widget);
    }
    return stops;
}

/// Whether a reader who goes on from `before` would not look for `after` where it is: it is above
/// and not at the top of a further column, or on the same line and before it.
inline bool goesBack(const QWidget &before, const QWidget &after)
{
    const QRect a = before.geometry();
    const QRect b = after.geometry();
    const bool isRightToLeft = before.isRightToLeft();
    const bool isFurther = isRightToLeft ? b.right() < a.left() : b.left() > a.right();
    const bool isNearer = isRightToLeft ? b.left() > a.right() : b.right() < a.left();
    const bool isAbove = b.bottom() < a.top();
    const bool isBelow = b.top() > a.bottom();
    return (isAbove && !isFurther) || (!isAbove && !isBelow && isNearer);
}

inline QStringList stepsBackTo(const QWidget &stop, QHash<const QWidget *, const QWidget *> &latest)
{
    QStringList steps;
    for (const QWidget *child = &stop; !child->isWindow(); child = child->parentWidget()) {
        const QWidget *before = std::exchange(latest[child->parentWidget()], child);
        if (before && before != child && goesBack(*before, *child))
            steps += widgetWords(*child) + u" comes after " + widgetWords(*before);
    }
    return steps;
}

/// A way through a window.
struct TabWalk
{
    QList<QWidget *> stops;
    QStringList stepsBack; ///< Within the same parent, against the order of reading.
};

/// Where the focus goes from `first` on by this key until it is back or goes nowhere new. A text
/// in which it goes from link to link is one stop.
inline TabWalk walkBy(Qt::Key key, QWidget *first)
{
    constexpr int MostStops = 600;
    const Qt::KeyboardModifiers modifiers =
        key == Qt::Key_Backtab ? Qt::ShiftModifier : Qt::NoModifier;
    first->setFocus(Qt::TabFocusReason);
    TabWalk walk;
    QHash<const QWidget *, const QWidget *> latest; // the child of a parent that was come to last
    for (int press = 0; press < MostStops; ++press) {
        QCoreApplication::processEvents(); // some things unfold while they have the focus
        QWidget *here = QApplication::focusWidget();
        if (!here || (here == first && walk.stops.size() > 1))
            break;
        if (walk.stops.isEmpty() || walk.stops.constLast() != here) {
            walk.stops.append(here);
            walk.stepsBack += stepsBackTo(*here, latest);
        }
        QTest::keyClick(here, key, modifiers);
    }
    return walk;
}

/// Whether arrow keys lead to it from another one, to which Tab comes.
inline bool isReachedByArrows(const QWidget &widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(&widget);
    const bool isOneOfSeveral =
        button && (button->autoExclusive() || (button->group() && button->group()->exclusive()));
    return isOneOfSeveral && !button->isChecked();
}

/// What is there only while the text around it has the focus.
inline bool isPartOf(const QSet<QWidget *> &stops, const QWidget &widget)
{
    return std::any_of(stops.begin(), stops.end(), [&widget](const QWidget *stop) {
        return stop != &widget && stop->isAncestorOf(&widget);
    });
}

/// What is wrong with how Tab and Shift+Tab go through an active window: a stop that is missed or
/// come to twice, another way back than forth, or an order that is not the reader's.
inline QStringList tabOrderProblems(QWidget &window)
{
    QSet<QWidget *> expected;
    do {
        expected = tabStops(window);
        QTest::qWait(20); // until nothing comes or goes any more
    } while (tabStops(window) != expected);
    QWidget *first = window.nextInFocusChain();
    while (first != &window && !expected.contains(first))
        first = first->nextInFocusChain();
    if (first == &window)
        return {};
    const TabWalk forth = walkBy(Qt::Key_Tab, first);
    QList<QWidget *> back = walkBy(Qt::Key_Backtab, first).stops;
    std::reverse(back.begin() + 1, back.end());

    QStringList problems = forth.stepsBack;
    QList<QWidget *> lasting = forth.stops;
    lasting.removeIf([&](const QWidget *stop) { return isPartOf(expected, *stop); });
    back.removeIf([&](const QWidget *stop) { return isPartOf(expected, *stop); });
    const QSet<QWidget *> reached(lasting.begin(), lasting.end());
    for (const QWidget *missed : expected - reached) {
        if (!isReachedByArrows(*missed) && !isPartOf(expected, *missed))
            problems += u"Tab misses " + widgetWords(*missed);
    }
    for (const QWidget *odd : reached - expected)
        problems += u"Tab stops at " + widgetWords(*odd);
    if (lasting.size() != reached.size())
        problems += QStringLiteral("Tab comes to something twice");
    if (back != lasting)
        problems += QStringLiteral("Shift+Tab goes another way than Tab");
    return problems;
}
