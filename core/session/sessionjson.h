#pragma once

#include "core/base/result.h"
#include "core/session/answerjson.h"
#include "core/session/session.h"

namespace Conclave {

/// The file format "conclave-session", version 1: UTF-8 JSON. Reading and writing again gives the
/// same bytes, unknown fields included. Holds no key.
QByteArray sessionFile(const Session &session);

/// Error::Kind::BadFile with the line or key at fault. Answers that were still running when the
/// file was written end as partial or cancelled with Notice::Quit.
Result<Session> sessionFromFile(const QByteArray &bytes);

} // namespace Conclave
