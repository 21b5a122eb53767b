#include "core/import/foreignjson.h"

#include "core/base/text.h"

#include <QJsonArray>
#include <QSet>

#include <cmath>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

QDateTime foreignInstant(const QJsonValue &value)
{
    QDateTime instant;
    if (value.isDouble() && std::abs(value.toDouble()) < 1e12)
        instant = QDateTime::fromMSecsSinceEpoch(qint64(value.toDouble() * 1000), Qt::UTC);
    else if (value.isString() && value.toString().size() < 64)
        instant = QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
    const int year = instant.date().year();
    return instant.isValid() && year > 1970 && year < 9999 ? instant : QDateTime();
}

QStringList
treeOrder(const QJsonObject &nodes, QLatin1StringView parent, QLatin1StringView children)
{
    QStringList order;
    QSet<QString> seen;
    const auto follow = [&](const QString &root) {
        QStringList open{root};
        while (!open.isEmpty()) {
            const QString name = open.takeLast();
            const auto node = nodes.constFind(name);
            if (node == nodes.constEnd() || seen.contains(name))
                continue;
            seen.insert(name);
            order.append(name);
            const QJsonArray below = node.value()[children].toArray();
            for (qsizetype i = below.size() - 1; i >= 0; --i)
                open.append(below.at(i).toString());
        }
    };
    for (auto node = nodes.constBegin(); node != nodes.constEnd(); ++node) {
        if (!nodes.contains(node.value()[parent].toString()))
            follow(node.key());
    }
    for (auto node = nodes.constBegin(); node != nodes.constEnd(); ++node)
        follow(node.key()); // what nobody lists as a child
    return order;
}

void addParagraph(QString &text, const QString &more)
{
    if (!text.isEmpty() && !more.isEmpty())
        text += u"\n\n"_s;
    text += more;
}

QString placeholder(const QString &kind, const QString &name)
{
    return name.isEmpty() ? QString(u'[' % kind % u']')
                          : QString(u'[' % kind % u": "_s % singleLine(name, 120) % u']');
}

} // namespace Conclave
