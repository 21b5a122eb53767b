#include "ui/turn/requestdialog.h"

#include "core/dialects/dialect.h"
#include "core/dialects/dialects.h"
#include "core/export/curl.h"
#include "core/prices/tokenestimate.h"
#include "ui/theme/metrics.h"
#include "ui/words/figures.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// All texts of a body, which is what a model reads of it.
qint64 tokensIn(const QJsonValue &value)
{
    if (value.isString())
        return estimatedTokens(value.toString());
    qint64 tokens = 0;
    for (const QJsonValue item : value.toArray())
        tokens += tokensIn(item);
    const QJsonObject object = value.toObject();
    for (const QJsonValue item : object)
        tokens += tokensIn(item);
    return tokens;
}

QString addressOf(const Member &seat, const QJsonObject &body)
{
    const Dialect *dialect = dialectNamed(seat.endpoint.dialect);
    const QUrl url = dialect ? dialect->request(seat, body, {}).url : seat.endpoint.url;
    return u"POST "_s % url.toString(QUrl::FullyEncoded);
}

} // namespace

RequestDialog::RequestDialog(const Turn &turn, const PriceTable *prices, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("What was sent"));
    collect(turn, prices);
    createParts();
    for (const Request &request : std::as_const(m_requests))
        m_seats->addItem(request.seat.name.simplified());
    m_seats->setCurrentRow(m_requests.isEmpty() ? -1 : 0);
    show(m_seats->currentRow());
    resize(860, 560);
}

void RequestDialog::collect(const Turn &turn, const PriceTable *prices)
{
    QList<const Answer *> answers = turn.latestAnswers();
    if (turn.synthesis)
        answers.append(&turn.synthesis->answer);
    for (const Answer *answer : std::as_const(answers)) {
        const Member *seat = turn.council.find(answer->member);
        if (!seat || answer->request.isEmpty())
            continue; // it was not asked yet, or is an extract
        const auto window =
            prices ? prices->contextWindow(seat->endpoint, seat->model) : std::nullopt;
        m_requests.append({*seat, answer->request, window});
    }
}

void RequestDialog::createParts()
{
    m_seats = new QListWidget(this);
    m_seats->setObjectName(u"requestSeats"_s);
    m_seats->setAccessibleName(tr("Members and chair"));
    m_seats->setMaximumWidth(220);
    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(u"requestText"_s);
    m_text->setAccessibleName(tr("The request"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_size = new QLabel(this);
    m_size->setObjectName(u"requestSize"_s);
    m_size->setTextFormat(Qt::PlainText);
    m_size->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_copy = buttons->addButton(tr("Copy as &curl"), QDialogButtonBox::ActionRole);
    m_copy->setToolTip(tr("Copy a command that sends the same; the key is $KEY in it"));

    auto *row = new QHBoxLayout;
    row->addWidget(m_seats);
    row->addWidget(m_text, 1);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(Metrics::Medium);
    column->addLayout(row, 1);
    column->addWidget(m_size);
    column->addWidget(buttons);
    connect(m_seats, &QListWidget::currentRowChanged, this, &RequestDialog::show);
    connect(m_copy, &QPushButton::clicked, this, &RequestDialog::copy);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void RequestDialog::show(int row)
{
    const bool isAny = row >= 0 && row < m_requests.size();
    m_copy->setEnabled(isAny);
    if (!isAny) {
        m_size->setText(tr("Nothing has been sent yet."));
        return;
    }
    const Request &request = m_requests.at(row);
    m_text->setPlainText(addressOf(request.seat, request.body) % u"\n\n"_s %
                         QString::fromUtf8(QJsonDocument(request.body).toJson()));
    const QString tokens = countText(tokensIn(request.body));
    m_size->setText(request.contextWindow
                        ? tr("≈%1 tokens; the model's context window holds %2.")
                              .arg(tokens, countText(request.contextWindow))
                        : tr("≈%1 tokens; the model's context window is not known.").arg(tokens));
    m_copy->setEnabled(!curlCommand(request.seat, request.body).isEmpty());
}

void RequestDialog::copy()
{
    const Request &request = m_requests.at(m_seats->currentRow());
    QApplication::clipboard()->setText(curlCommand(request.seat, request.body));
}

} // namespace Conclave
