#pragma once

#include "app/services.h"
#include "core/council/presets.h"
#include "ui/settings/serveraccess.h"

#include <QObject>

namespace Conclave {

class CouncilEditor;
class MainWindow;

/// What the user does with councils and endpoints: choose, edit, keep.
class CouncilDesk final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive the desk.
    CouncilDesk(Services &services, MainWindow &window);

    /// Makes the server an endpoint and a council of six seats with its models, to be asked from
    /// now on.
    void seat(const FoundServer &server);

signals:
    void currentChanged(); ///< Another council is asked from now on, or the same one has changed.

private:
    void choose(CouncilId council);
    void edit(const Council &council);
    void add(Preset preset);
    void duplicate();
    void remove();
    void arrange();
    void importFile();
    void exportFile();
    /// Opens the endpoints; over `editor`, which then takes over what changed.
    void editEndpoints(CouncilEditor *editor);

    /// Puts them in the place of the endpoints, and their keys where they say.
    void takeOver(const QList<EndpointDraft> &drafts);
    void keepKey(const EndpointAccount &account, const Secret &key);
    void sayKept(const EndpointAccount &account, const Done &kept);
    void forgetKey(const EndpointAccount &account);

    void put(const Council &council);
    void show();
    void save();
    QList<Endpoint> endpoints() const;
    ServerAccess servers();

    Services &m_services;
    MainWindow &m_window;
};

} // namespace Conclave
