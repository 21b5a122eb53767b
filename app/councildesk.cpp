#include "app/councildesk.h"

#include "app/endpointdrafts.h"
#include "app/serverseats.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/council/councilfile.h"
#include "core/council/counciljson.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/settings/councileditor.h"
#include "ui/settings/councilsarranger.h"
#include "ui/settings/endpointeditor.h"
#include "ui/settings/endpointtemplates.h"
#include "ui/words/errorwords.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPointer>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

CouncilDesk::CouncilDesk(Services &services, MainWindow &window)
    : m_services(services)
    , m_window(window)
{
    const MainActions &actions = window.actions();
    connect(&window, &MainWindow::councilChosen, this, &CouncilDesk::choose);
    connect(actions.editCouncil, &QAction::triggered, this, [this] {
        edit(currentCouncil(m_services.settings));
    });
    connect(actions.newCouncil, &QAction::triggered, this, [this] { add(Preset::SixSeats); });
    connect(actions.presetCouncils, &QActionGroup::triggered, this, [this](QAction *action) {
        add(Preset(action->data().toInt()));
    });
    connect(actions.duplicateCouncil, &QAction::triggered, this, &CouncilDesk::duplicate);
    connect(actions.deleteCouncil, &QAction::triggered, this, &CouncilDesk::remove);
    connect(actions.arrangeCouncils, &QAction::triggered, this, &CouncilDesk::arrange);
    connect(actions.importCouncil, &QAction::triggered, this, &CouncilDesk::importFile);
    connect(actions.exportCouncil, &QAction::triggered, this, &CouncilDesk::exportFile);
    connect(actions.editEndpoints, &QAction::triggered, this, [this] { editEndpoints(nullptr); });
    show();
}

void CouncilDesk::choose(CouncilId council)
{
    m_services.settings.council = council;
    save();
    show();
}

void CouncilDesk::edit(const Council &council)
{
    CouncilEditor editor(council, endpoints(), servers(), &m_window);
    connect(&editor, &CouncilEditor::endpointsRequested, this, [this, &editor] {
        editEndpoints(&editor);
    });
    if (editor.exec() == QDialog::Accepted)
        put(editor.council());
}

void CouncilDesk::seat(const FoundServer &server)
{
    Endpoint endpoint = draftOf(server).endpoint;
    endpoint.id = EndpointId::create();
    replaceEndpoint(m_services.settings, {.endpoint = endpoint});
    m_services.learn(endpoint, server.models);
    Council council = sixSeats(endpoint, modelsToSeat(server));
    //: %1 is a program that runs models
    council.name = tr("Six Seats on %1").arg(endpoint.name);
    put(council);
    m_window.say(tr("“%1” is ready: ask it something.").arg(council.name));
}

void CouncilDesk::add(Preset preset)
{
    const QList<Endpoint> known = endpoints();
    edit(presetCouncil(preset, known.isEmpty() ? Endpoint{} : known.constFirst(), QStringList()));
}

void CouncilDesk::duplicate()
{
    Council copy = currentCouncil(m_services.settings);
    copy.name = tr("%1 (copy)").arg(copy.name);
    giveNewIds(copy);
    edit(copy);
}

void CouncilDesk::remove()
{
    const Council council = currentCouncil(m_services.settings);
    QMessageBox question(
        QMessageBox::Question,
        tr("Delete this council?"),
        tr("“%1” will be gone. Sessions that used it keep their copy.").arg(council.name),
        QMessageBox::Yes | QMessageBox::Cancel,
        &m_window);
    question.setTextFormat(Qt::PlainText);
    question.setDefaultButton(QMessageBox::Cancel);
    if (question.exec() != QMessageBox::Yes)
        return;
    m_services.settings.councils.removeIf(
        [&](const Council &saved) { return saved.id == council.id; });
    choose({});
}

void CouncilDesk::arrange()
{
    auto *arranger =
        new CouncilsArranger(m_services.settings.councils, m_services.settings.council, &m_window);
    arranger->setAttribute(Qt::WA_DeleteOnClose);
    connect(arranger, &QDialog::accepted, this, [this, arranger] {
        m_services.settings.councils = arranger->councils();
        const CouncilId chosen = m_services.settings.council;
        const bool isThere = currentCouncil(m_services.settings).id == chosen;
        choose(isThere ? chosen : CouncilId()); // else the Guide's
    });
    arranger->open();
}

void CouncilDesk::importFile()
{
    const QString path = QFileDialog::getOpenFileName(
        &m_window, tr("Import a council"), {}, tr("Council files (*.json)"));
    if (path.isEmpty())
        return;
    const Result<Council> council = readCouncilFile(path);
    if (!council) {
        m_window.tell(tr("The council was not imported."), council.error().message);
        return;
    }
    Council imported = *council;
    // Never in the place of another council, and no seat takes over another one's thread.
    giveNewIds(imported);
    edit(imported);
}

void CouncilDesk::exportFile()
{
    const QString path = QFileDialog::getSaveFileName(
        &m_window, tr("Export this council"), u"council.json"_s, tr("Council files (*.json)"));
    if (path.isEmpty())
        return;
    const Done written = saveFile(path, councilFile(currentCouncil(m_services.settings)));
    if (written)
        m_window.say(tr("Exported to %1").arg(path));
    else
        m_window.tell(tr("The council was not exported."), written.error().message);
}

void CouncilDesk::editEndpoints(CouncilEditor *editor)
{
    EndpointEditor dialog(draftsOf(m_services.settings, m_services.keys()),
                          servers(),
                          editor ? static_cast<QWidget *>(editor) : &m_window);
    m_services.keys().ring().probe([shown = QPointer(&dialog)](const Done &isThere) {
        if (shown)
            shown->showKeyRing(isThere);
    });
    if (dialog.exec() != QDialog::Accepted)
        return;
    takeOver(dialog.drafts());
    save();
    show();
    if (editor)
        editor->setEndpoints(endpoints());
}

void CouncilDesk::takeOver(const QList<EndpointDraft> &drafts)
{
    Settings &settings = m_services.settings;
    const QList<EndpointAccount> before = std::exchange(settings.endpoints, {});
    for (const EndpointDraft &draft : drafts)
        replaceEndpoint(settings, accountOf(draft));
    QHash<EndpointId, Secret> atHand; // before anything is forgotten
    for (const EndpointDraft &draft : drafts)
        atHand.insert(draft.endpoint.id, m_services.keys().atHand(draft.endpoint));
    for (const EndpointAccount &old : before) {
        const auto now = std::ranges::find(
            drafts, old.endpoint.id, [](const EndpointDraft &draft) { return draft.endpoint.id; });
        if (isForTypedKeys(old.keySource) &&
            (now == drafts.end() || now->keySource != old.keySource))
            forgetKey(old);
    }
    for (const EndpointDraft &draft : drafts) {
        const Secret kept =
            draft.keptIn == draft.keySource ? Secret() : atHand.value(draft.endpoint.id);
        const Secret key = draft.typedKey.value_or(kept);
        if (isForTypedKeys(draft.keySource) && !key.isEmpty())
            keepKey(accountOf(draft), key);
    }
}

void CouncilDesk::keepKey(const EndpointAccount &account, const Secret &key)
{
    m_services.keys().keep(account, key, [self = QPointer(this), account](const Done &kept) {
        if (self)
            self->sayKept(account, kept);
    });
}

void CouncilDesk::sayKept(const EndpointAccount &account, const Done &kept)
{
    const QString name = singleLine(account.endpoint.name, 60);
    if (kept) {
        if (account.keySource == KeySource::KeyRing)
            m_window.say(tr("The key for %1 is saved in the key ring.").arg(name));
        return;
    }
    const ErrorWords words = wordsFor(kept.error(), {.endpoint = account.endpoint});
    m_window.tell(
        tr("The key for %1 could not be saved; it is kept in memory until you quit.").arg(name),
        words.whatHappened % u' ' % words.detail);
    // The settings say where it is now, unless the user has decided anew meanwhile.
    QList<EndpointAccount> &endpoints = m_services.settings.endpoints;
    const auto same = std::ranges::find(endpoints, account);
    if (same != endpoints.end()) {
        same->keySource = KeySource::Memory;
        save();
    }
}

void CouncilDesk::forgetKey(const EndpointAccount &account)
{
    m_services.keys().forget(account, [self = QPointer(this), account](const Done &gone) {
        if (gone || !self)
            return;
        const ErrorWords words = wordsFor(gone.error(), {.endpoint = account.endpoint});
        self->m_window.tell(tr("The old key for %1 may still be kept: it could not be removed.")
                                .arg(singleLine(account.endpoint.name, 60)),
                            words.whatHappened % u' ' % words.detail);
    });
}

void CouncilDesk::put(const Council &council)
{
    QList<Council> &saved = m_services.settings.councils;
    const auto place = std::ranges::find(saved, council.id, &Council::id);
    if (place == saved.end())
        saved.append(council);
    else
        *place = council;
    choose(council.id);
}

void CouncilDesk::show()
{
    m_window.showCouncils(m_services.settings.councils, currentCouncil(m_services.settings));
    emit currentChanged();
}

void CouncilDesk::save()
{
    const Done saved = m_services.save();
    if (!saved)
        m_window.tell(tr("Your changes hold until you quit, but could not be saved."),
                      saved.error().message);
}

ServerAccess CouncilDesk::servers()
{
    const RunEnvironment environment = m_services.environment();
    return {
        .transport = environment.transport,
        .clock = environment.clock,
        .access = environment.access,
        .draftAccess =
            [this](const EndpointDraft &draft, const RunEnvironment::Reached &reached) {
                accessDraft(m_services.keys(), draft, reached);
            },
        .listed = [this](const Endpoint &endpoint,
                         const QList<ModelInfo> &models) { m_services.learn(endpoint, models); }};
}

QList<Endpoint> CouncilDesk::endpoints() const
{
    QList<Endpoint> endpoints;
    for (const EndpointAccount &account : m_services.settings.endpoints)
        endpoints.append(account.endpoint);
    return endpoints;
}

} // namespace Conclave
