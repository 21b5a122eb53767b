#pragma once

#include "core/archive/sessionrows.h"
#include "core/import/importreader.h"

#include <QFuture>
#include <QObject>

namespace Conclave {

class MainWindow;

/// Takes a session in where sessions are kept, as Archive::import() does.
using ImportStore =
    std::function<QFuture<Result<Intake>>(const Session &session, const SessionOrigin &origin)>;

/// Imports the exports of other programs: shows what is in a file, takes it in while the window
/// goes on, and says what became of it. One file at a time.
class ImportDesk final : public QObject
{
    Q_OBJECT

public:
    /// The window outlives the desk.
    ImportDesk(ImportStore store, MainWindow &window);
    ~ImportDesk() override; ///< Ends what is still going on.

    /// Looks through a file and asks whether it is to be imported.
    void begin(const QString &path);

private:
    struct Import; ///< One that is going on.

    void choose();
    void ask(const QString &path, const Result<ImportPreview> &preview);
    void start(const QString &path);
    void readOn(const std::shared_ptr<Import> &import);
    void takeIn(const std::shared_ptr<Import> &import);
    void count(const std::shared_ptr<Import> &import, const QList<Result<Intake>> &results);
    void finish(const Import &import);
    void stop();
    void showProgress(const Import &import);

    const ImportStore m_store;
    MainWindow &m_window;
    std::shared_ptr<std::atomic_bool> m_stop; ///< Of what goes on; null: nothing does.
    std::shared_ptr<Import> m_import;         ///< Null: none, or a file is only looked through.
};

} // namespace Conclave
