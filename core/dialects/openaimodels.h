#pragma once

#include "core/dialects/modelpage.h"

namespace Conclave {

/// A list of models as the servers give it that speak OpenAI's protocol, and LM Studio's own: in
/// "data", in "models", or as a bare array (Together). It is always whole.
///
/// Error::Kind::Protocol for a document without any of these, NotAnApi for a web page, and what the
/// document says itself when it is an error (LM Studio sends those with status 200).
Result<ModelPage> readOpenAiModels(const QByteArray &body);

} // namespace Conclave
