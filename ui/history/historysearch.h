#pragma once

#include <QLineEdit>

namespace Conclave {

/// Where somebody says what to look for in all sessions, with the filters to choose from a menu.
class HistorySearch final : public QLineEdit
{
    Q_OBJECT

public:
    explicit HistorySearch(QWidget *parent = nullptr);

signals:
    void listWanted(); ///< The keyboard is to go on into what was found.

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showFilters();
    void addFilter(const QString &name);
};

} // namespace Conclave
