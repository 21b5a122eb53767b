#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

namespace Conclave {

/// Whose export a conversation comes from.
enum class ImportFormat {
    ChatGpt,   ///< ChatGPT, data export: conversations.json.
    Claude,    ///< Claude, data export: conversations.json.
    OpenWebUi, ///< Open WebUI, export of chats.
    LibreChat, ///< LibreChat, export of one conversation as JSON.
    Conclave   ///< Our own session file.
};

/// What this conversation looks like; its file's name does not count. Empty: like none of them.
std::optional<ImportFormat> importFormatOf(const QJsonObject &conversation);

QString importFormatName(ImportFormat format);  ///< "chatgpt", as in files.
QString importFormatTitle(ImportFormat format); ///< "ChatGPT": a proper name.

} // namespace Conclave
