#include "ui/settings/endpointtestrow.h"

#include "core/base/text.h"
#include "core/council/presets.h"
#include "ui/settings/notelabel.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/plaintooltip.h"
#include "ui/words/errorwords.h"
#include "ui/words/reportwords.h"

#include <QApplication>
#include <QClipboard>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

EndpointTestRow::EndpointTestRow(const ServerAccess &servers, QWidget *parent)
    : QWidget(parent)
    , m_servers(servers)
    , m_button(new QPushButton)
    , m_words(new NoteLabel(u"testWords"_s))
    , m_fixes(new QVBoxLayout)
{
    m_button->setObjectName(u"testEndpoint"_s);
    m_button->setAutoDefault(false);
    m_words->setForegroundRole(QPalette::WindowText);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *row = new QHBoxLayout;
    row->addWidget(m_button);
    row->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Tiny);
    layout->addLayout(row);
    layout->addWidget(m_words);
    layout->addLayout(m_fixes);
    connect(m_button, &QPushButton::clicked, this, &EndpointTestRow::press);
    stop();
    clear();
}

EndpointTestRow::~EndpointTestRow() = default;

void EndpointTestRow::setDraft(const EndpointDraft &draft)
{
    stop();
    clear();
    m_draft = draft;
    m_button->setEnabled(endpointProblem(draft).isEmpty() && !isGuide(draft.endpoint));
}

void EndpointTestRow::press()
{
    const bool wasRunning = m_attempt != nullptr;
    stop();
    clear();
    if (!wasRunning)
        start();
}

void EndpointTestRow::start()
{
    m_attempt = std::make_unique<QObject>();
    m_button->setText(tr("S&top the test"));
    m_button->setToolTip(tr("Ask the server nothing more"));
    say(tr("Testing…"));
    m_servers.draftAccess(
        m_draft, [this, attempt = QPointer(m_attempt.get())](const Result<EndpointAccess> &access) {
            if (attempt) // else this may be gone as well
                run(access);
        });
}

void EndpointTestRow::stop()
{
    m_test.reset();
    m_attempt.reset();
    m_button->setText(tr("&Test"));
    m_button->setToolTip(
        tr("Ask the server for its models, with the key as it is entered here. No question is "
           "asked, so it costs nothing."));
}

void EndpointTestRow::run(const Result<EndpointAccess> &access)
{
    if (!access) {
        const ErrorWords words = wordsFor(access.error(), {.endpoint = m_draft.endpoint});
        stop();
        return say(u"⚠ "_s % words.whatHappened % u' ' % words.whatToDo);
    }
    Endpoint endpoint = m_draft.endpoint;
    endpoint.url = access->url;
    m_test = std::make_unique<EndpointTest>(
        m_servers.transport, m_servers.clock, endpoint, access->key, m_draft.model);
    connect(m_test.get(), &EndpointTest::finished, this, [this](const EndpointReport &found) {
        const EndpointReport report = found; // outlives the test
        stop();
        show(report);
    });
    m_test->start();
}

void EndpointTestRow::show(const EndpointReport &report)
{
    say(reportWords(report, {.endpoint = m_draft.endpoint, .model = m_draft.model}).join(u'\n'));
    for (const EndpointHint &hint : report.hints) {
        if (hint.kind == EndpointHint::Kind::NearModel)
            addNearModel(hint.model);
        else
            addFix(hint);
    }
}

/// An endpoint has no model; a seat does, and there the name can be pasted.
void EndpointTestRow::addNearModel(const QString &model)
{
    const QString name = singleLine(model, 60);
    QPushButton *button = addButton(tr("Copy “%1”").arg(name),
                                    u"copyModel"_s,
                                    tr("Copy the name of this model, to be pasted into a seat"));
    connect(button, &QPushButton::clicked, this, [model, name, button] {
        QApplication::clipboard()->setText(model);
        button->setText(tr("Copied “%1”").arg(QString(name).replace(u'&', u"&&"_s)));
    });
}

QPushButton *
EndpointTestRow::addButton(const QString &text, const QString &name, const QString &toolTip)
{
    auto *button = new QPushButton(QString(text).replace(u'&', u"&&"_s));
    button->setObjectName(name);
    button->setAutoDefault(false);
    button->setToolTip(plainToolTip(toolTip));
    auto *row = new QHBoxLayout;
    row->addWidget(button);
    row->addStretch();
    m_fixes->addLayout(row);
    return button;
}

void EndpointTestRow::addFix(const EndpointHint &hint)
{
    QPushButton *button =
        addButton(tr("Use %1").arg(hint.url.toDisplayString()),
                  u"useAddress"_s,
                  hint.kind == EndpointHint::Kind::OtherPath ? tr("An API was found there.")
                                                             : tr("Somebody replied there."));
    connect(button, &QPushButton::clicked, this, [this, url = hint.url] {
        m_button->setFocus(); // this button goes
        emit addressChosen(url);
        if (m_button->isEnabled())
            start();
    });
}

void EndpointTestRow::clear()
{
    say({});
    while (QLayoutItem *row = m_fixes->takeAt(0)) {
        QWidget *button = row->layout()->itemAt(0)->widget();
        button->hide();
        button->deleteLater(); // it may be the one that was clicked
        delete row;
    }
}

void EndpointTestRow::say(const QString &words)
{
    m_words->setText(words);
    m_words->setVisible(!words.isEmpty());
    m_button->setAccessibleDescription(words); // for those who do not see the line
}

} // namespace Conclave
