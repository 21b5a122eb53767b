#pragma once

#include <QString>
#include <QUrl>

namespace Conclave {

/// The host that a link goes to when its text looks like an address on another host, to be shown
/// beside the text; empty otherwise. "www." makes no other host.
QString foreignHost(const QString &text, const QUrl &target);

} // namespace Conclave
