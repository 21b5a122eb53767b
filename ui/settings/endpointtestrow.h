#pragma once

#include "core/probe/endpointtest.h"
#include "ui/settings/serveraccess.h"

#include <QWidget>

#include <memory>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace Conclave {

/// Tests the endpoint that is being edited when the user asks for it, and says what came out.
class EndpointTestRow final : public QWidget
{
    Q_OBJECT

public:
    explicit EndpointTestRow(const ServerAccess &servers, QWidget *parent = nullptr);
    ~EndpointTestRow() override;

    /// The endpoint, as it is now. Ends a test of what it was, and takes back what that said.
    void setDraft(const EndpointDraft &draft);

signals:
    /// The user wants this base address instead. It is tested once it is set.
    void addressChosen(const QUrl &url);

private:
    void press();
    void start();
    void stop();
    void run(const Result<EndpointAccess> &access);
    void show(const EndpointReport &report);
    void addFix(const EndpointHint &hint);
    void addNearModel(const QString &model);
    QPushButton *addButton(const QString &text, const QString &name, const QString &toolTip);
    void clear();
    void say(const QString &words);

    const ServerAccess m_servers;
    EndpointDraft m_draft;
    std::unique_ptr<QObject> m_attempt; ///< Null: nothing is running.
    std::unique_ptr<EndpointTest> m_test;

    QPushButton *m_button;
    QLabel *m_words;
    QBoxLayout *m_fixes; ///< One button each.
};

} // namespace Conclave
