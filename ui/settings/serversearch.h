#pragma once

#include "ui/settings/serveraccess.h"

#include <QWidget>

#include <memory>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace Conclave {

/// Looks for servers on this machine when the user asks for it, and offers what was found.
class ServerSearch final : public QWidget
{
    Q_OBJECT

public:
    explicit ServerSearch(const ServerAccess &servers, QWidget *parent = nullptr);
    ~ServerSearch() override;

signals:
    void chosen(const Conclave::FoundServer &server); ///< The user wants it as an endpoint.

private:
    void start();
    void show(const QList<FoundServer> &found);
    void offer(const FoundServer &server);
    void clear();
    void say(const QString &words);

    const ServerAccess m_servers;
    std::unique_ptr<Discovery> m_discovery; ///< Null: nothing is running.
    QPushButton *m_button;
    QLabel *m_words;
    QBoxLayout *m_offers; ///< One button each.
};

} // namespace Conclave
