#pragma once

#include "ui/compare/newestreading.h"
#include "ui/compare/sidebyside.h"

#include <QWidget>

#include <utility>

class QBoxLayout;
class QComboBox;
class QHBoxLayout;
class QLabel;

namespace Conclave {

class DifferenceTable;
class IconButton;

/// Any two texts of a turn side by side, with what changed from the left to the right one.
///
/// Compared on another thread, while the view is visible; what was compared before other texts were
/// chosen is dropped.
class DifferenceView final : public QWidget
{
    Q_OBJECT

public:
    explicit DifferenceView(QWidget *parent = nullptr);

    /// What can be chosen from, two or more. Those that are compared stay, by whose they are.
    void setTexts(const QList<ComparedText> &texts);
    void step(int direction); ///< To the next change, 1, or the one before, -1.
    QWidget &table() const;   ///< What takes the keyboard.

signals:
    void placeChosen(const Conclave::TextPlace &place);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QComboBox *createChooser(const QString &name, const QString &words);
    QHBoxLayout *createButtons();
    void swap();
    void compare();
    void take(const SideBySide &texts);
    void showCount();
    void showNote();

    QList<ComparedText> m_texts;
    bool m_isChosen = false;   ///< The reader wants just these two texts.
    bool m_isOutdated = false; ///< Something else is to be compared once the view is seen.
    QComboBox *m_left;
    IconButton *m_swap;
    QComboBox *m_right;
    QBoxLayout *m_choosers;
    QBoxLayout *m_head;
    QLabel *m_count = nullptr;
    IconButton *m_previous = nullptr;
    IconButton *m_next = nullptr;
    IconButton *m_copy = nullptr;
    QLabel *m_note;
    DifferenceTable *m_table = nullptr;
    NewestReading<std::pair<ComparedText, ComparedText>, SideBySide> m_comparing;
};

} // namespace Conclave
