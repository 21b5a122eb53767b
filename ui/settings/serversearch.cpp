#include "ui/settings/serversearch.h"

#include "ui/settings/notelabel.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/plaintooltip.h"
#include "ui/words/serverwords.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

ServerSearch::ServerSearch(const ServerAccess &servers, QWidget *parent)
    : QWidget(parent)
    , m_servers(servers)
    , m_button(new QPushButton(tr("Find &local servers")))
    , m_words(new NoteLabel(u"searchWords"_s))
    , m_offers(new QVBoxLayout)
{
    m_button->setObjectName(u"findServers"_s);
    m_button->setToolTip(tr("Look on this machine for programs that run models, at the ports where "
                            "they usually are"));
    m_button->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Small);
    layout->addWidget(m_button);
    layout->addWidget(m_words);
    layout->addLayout(m_offers);
    connect(m_button, &QPushButton::clicked, this, &ServerSearch::start);
    clear();
}

ServerSearch::~ServerSearch() = default;

void ServerSearch::start()
{
    if (m_discovery)
        return;
    clear();
    say(tr("Looking…"));
    m_discovery =
        std::make_unique<Discovery>(m_servers.transport, m_servers.clock, m_servers.ports);
    connect(
        m_discovery.get(), &Discovery::finished, this, [this](const QList<FoundServer> &servers) {
            const QList<FoundServer> found = servers; // outlives the search
            m_discovery.reset();
            show(found);
        });
    m_discovery->start();
}

void ServerSearch::show(const QList<FoundServer> &found)
{
    say(found.isEmpty() ? tr("No server was found. Start one, or add its address if it is at "
                             "another port.")
                        : tr("Found on this machine:"));
    for (const FoundServer &server : found)
        offer(server);
}

void ServerSearch::offer(const FoundServer &server)
{
    const QString words = foundWords(server);
    auto *button = new QPushButton(icon(u"add"), QString(words).replace(u'&', u"&&"_s));
    button->setIconSize(iconBesideWords());
    button->setObjectName(u"foundServer"_s);
    button->setAccessibleName(tr("Add %1").arg(words));
    button->setToolTip(plainToolTip(tr("Add %1").arg(server.url.toDisplayString())));
    button->setAutoDefault(false);
    const int place = m_offers->count();
    m_offers->addWidget(button);
    setTabOrder(place == 0 ? m_button : m_offers->itemAt(place - 1)->widget(), button);
    connect(button, &QPushButton::clicked, this, [this, server] { emit chosen(server); });
}

void ServerSearch::clear()
{
    say({});
    while (QLayoutItem *item = m_offers->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void ServerSearch::say(const QString &words)
{
    m_words->setText(words);
    m_words->setVisible(!words.isEmpty());
    m_button->setAccessibleDescription(words); // for those who do not see the line
}

} // namespace Conclave
