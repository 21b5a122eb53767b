#pragma once

#include <QByteArray>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>

namespace Conclave {

/// One reply as a server streams it, NAME.sse or NAME.ndjson, and what must come out of it,
/// NAME.json.
struct Golden
{
    QByteArray name;
    QByteArray stream;
    QJsonObject expected;
};

/// The replies in a folder of tests/data, by name. An expectation that is not a JSON object is
/// empty here, and so fails its test.
inline QList<Golden> goldenData(const QString &folder)
{
    const auto contents = [](const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QList<Golden> all;
    const QDir directory(QString::fromUtf8(CONCLAVE_TEST_DATA) + QChar(u'/') + folder);
    for (const QFileInfo &info : directory.entryInfoList(
             {QStringLiteral("*.sse"), QStringLiteral("*.ndjson")}, QDir::Files)) {
        const QString base = directory.filePath(info.completeBaseName());
        const QByteArray json = contents(base + QStringLiteral(".json"));
        all.append({.name = info.completeBaseName().toUtf8(),
                    .stream = contents(info.filePath()),
                    .expected = QJsonDocument::fromJson(json).object()});
    }
    return all;
}

} // namespace Conclave
