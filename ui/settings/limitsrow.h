#pragma once

#include <QWidget>

class QScrollArea;
class QToolButton;

namespace Conclave {

class ElidedLabel;
class LimitsForm;

/// A council's limits in one row that says what they mean and opens to edit them. It opens by
/// itself when the form had to put something right. Where the room is short, the form scrolls.
class LimitsRow final : public QWidget
{
    Q_OBJECT

public:
    explicit LimitsRow(QWidget *parent = nullptr);

    LimitsForm &form() const { return *m_form; }
    /// After the form was given other values.
    void refresh();

private:
    void setOpen(bool open);

    QToolButton *m_toggle;
    ElidedLabel *m_meaning; ///< While closed.
    LimitsForm *m_form;
    QScrollArea *m_scroll;
};

} // namespace Conclave
