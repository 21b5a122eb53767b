# Runs the fuzz target TARGET for SECONDS on a copy of its corpus; INPUTS is never written to.
# A crash fails, and what made it crash stays in WORK.
get_filename_component(name ${TARGET} NAME)
string(REPLACE fuzz_ "" subject ${name})
file(REMOVE_RECURSE ${WORK}/corpus/${subject})
file(COPY ${INPUTS}/corpus/${subject} DESTINATION ${WORK}/corpus)
file(MAKE_DIRECTORY ${WORK}/crashes)
set(dictionary ${INPUTS}/${subject}.dict)
if(EXISTS ${dictionary})
    set(with_dictionary -dict=${dictionary})
endif()

execute_process(RESULT_VARIABLE failed
    COMMAND ${TARGET} ${WORK}/corpus/${subject} ${with_dictionary} -artifact_prefix=${WORK}/crashes/${subject}-
        -max_total_time=${SECONDS} -timeout=10 -rss_limit_mb=2048 -max_len=16384 -print_final_stats=1)
if(failed)
    file(GLOB crashes ${WORK}/crashes/${subject}-*)
    list(JOIN crashes "\n  " crashes)
    message(FATAL_ERROR "${name} failed (${failed}). What it found until now:\n  ${crashes}\n"
        "Once more: ${TARGET} FILE")
endif()
