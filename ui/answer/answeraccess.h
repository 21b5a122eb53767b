#pragma once

namespace Conclave {

/// What a reader can do about an answer besides reading it.
enum class AnswerAccess {
    Full,  ///< Stop it or ask again, and judge it.
    Judge, ///< Only judge it: nobody can be asked, as in an imported conversation.
    Read   ///< Nothing, as in a replay.
};

} // namespace Conclave
