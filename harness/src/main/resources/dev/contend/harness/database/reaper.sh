# Ends the servers of one harness process and removes their folders, whatever becomes of that process.
#
# It reads a word and a folder a line: "watch" before the folder is made, "reap" when it is to go,
# which is answered by "gone" or "stuck" when done. The end of the input means that the harness is
# dead: then every watched folder goes.
#
# $1 is the folder of the unpacked binaries: only a process that runs one of them is ever signalled.

binaries=$1
watched=
newline='
'
cd /
trap '' HUP INT QUIT TERM PIPE

# Prints the ids of our processes that work in the folder $1, or name it among their arguments. One
# program tells of all of them, as a server has many, and other harnesses have theirs. Of a process
# it names the folder first, by the alphabet.
processes_of() {
  place=
  LC_ALL=C ls -ln /proc/[0-9]*/cwd /proc/[0-9]*/exe | while IFS= read -r line; do
    process=${line#*/proc/}
    process=${process%%/*}
    case $line in
      *"/cwd -> "*) place=$process:${line#* -> } ;;
      *"/exe -> $binaries/"*)
        case $place in "$process:"*) ;; *) place= ;; esac
        IFS= read -r arguments <"/proc/$process/cmdline"
        case "${place#*:}/$arguments" in *"$1/"*) echo "$process" ;; esac
        ;;
    esac
  done
}

# Asks the processes of folder $1 to end, kills them after two seconds, and removes the folder. It
# looks twice before it believes that nobody is left: one could just be starting another.
# Redis is not asked: a child of a JVM has SIGQUIT blocked, and unlike the others it leaves it so.
reap() {
  case $1 in
    */contend-redis-*) patience=0 ;;
    */contend-*) patience=40 ;;
    *) return 0 ;;
  esac
  tries=0
  quiet=0
  while [ "$quiet" -lt 2 ]; do
    processes=$(processes_of "$1")
    if [ -n "$processes" ]; then
      quiet=0
      if [ "$tries" -lt "$patience" ]; then signal=QUIT; else signal=KILL; fi
      # A stopped process would not see the signal.
      kill -s "$signal" $processes
      kill -s CONT $processes
    else
      rm -rf "$1"
      if [ -e "$1" ]; then quiet=0; else quiet=$((quiet + 1)); fi
    fi
    tries=$((tries + 1))
    if [ "$tries" -gt 120 ]; then return 1; fi
    sleep 0.05
  done
}

while IFS=' ' read -r word folder; do
  case $word in
    watch)
      watched=$watched$folder$newline
      ;;
    reap)
      if reap "$folder"; then echo gone; else echo stuck; fi
      ;;
  esac
done

IFS=$newline
for folder in $watched; do
  (unset IFS; reap "$folder") &
done
wait
