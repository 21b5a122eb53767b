#pragma once

#include <QUrl>

#include <optional>

namespace Conclave {

/// The address behind a link in an answer, if it is one that may ever be opened: a well-formed
/// http, https or mailto address of sane length and without user name or password.
std::optional<QUrl> linkTarget(const QString &href);

} // namespace Conclave
