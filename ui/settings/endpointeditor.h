#pragma once

#include "core/base/result.h"
#include "ui/settings/serveraccess.h"

#include <QDialog>
#include <QList>

class QDialogButtonBox;
class QLabel;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace Conclave {

class EndpointForm;

/// Edits the list of endpoints and where their keys come from: values in, values out; nothing is
/// stored here, and nobody is connected unless the user asks for it.
class EndpointEditor final : public QDialog
{
    Q_OBJECT

public:
    EndpointEditor(const QList<EndpointDraft> &drafts,
                   const ServerAccess &servers,
                   QWidget *parent = nullptr);
    ~EndpointEditor() override;

    /// As edited so far, in order. New ones have ids of their own. After accept() all are usable.
    const QList<EndpointDraft> &drafts() const { return m_drafts; }

    /// Whether this desktop has a key ring, as soon as that is known.
    void showKeyRing(const Done &isThere);

private:
    QWidget *createListArea(const ServerAccess &servers);
    QWidget *createFormArea(const ServerAccess &servers);
    void fillAddMenu(QPushButton &button);
    void add(EndpointDraft draft);
    /// Adds it, or selects the endpoint that is it already.
    void addFound(const FoundServer &server);
    void remove();
    void showRow(int row);
    void takeEdit();
    void showState();
    void label(QListWidgetItem &item, const EndpointDraft &draft) const;
    QString removalProblem() const;

    QList<EndpointDraft> m_drafts;

    QListWidget *m_list = nullptr;
    QPushButton *m_remove = nullptr;
    QLabel *m_removeNote = nullptr;
    EndpointForm *m_form = nullptr;
    QLabel *m_empty = nullptr; ///< In the form's place while there is no endpoint.
    QLabel *m_problem;
    QDialogButtonBox *m_buttons;
};

} // namespace Conclave
