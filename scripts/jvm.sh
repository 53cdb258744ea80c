# shellcheck shell=bash
# How the gateway's Java is started by ./start and ./bench: a heap of half a gigabyte carries a district at full load, and few collector
# threads suit a small box. ANJU_JVM replaces the flags.

read -r -a gateway_jvm <<<"${ANJU_JVM:--Xmx512m -XX:+UseParallelGC -XX:ParallelGCThreads=2}"
