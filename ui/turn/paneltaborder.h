#pragma once

#include <QList>

class QWidget;

namespace Conclave {

class AnswerPanel;

/// Lets Tab go through the panels of an area in the reader's order, whenever they were made.
class PanelTabOrder final
{
public:
    /// `first` stands before the panels and `between` directly behind it, all within `area`; then
    /// come `panels`, and then what is below the area. False: it was so already.
    bool keep(const QWidget &area,
              QWidget &first,
              const QList<QWidget *> &between,
              const QList<AnswerPanel *> &panels);

private:
    QList<AnswerPanel *> m_kept;
};

} // namespace Conclave
